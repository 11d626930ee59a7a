using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>What a file says about one cell of the matrix that the export didn't say. Whatever isn't stated stays as it was.</summary>
internal sealed class CellStatements
{
    /// <summary>The parts of parties, by their slugs.</summary>
    public Dictionary<string, Stated<Part>> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>The notes of parties, by their slugs; a null text removes one.</summary>
    public Dictionary<string, Stated<string?>> Notes { get; } = new(StringComparer.Ordinal);

    /// <summary>That the cell is not applicable, with the reason; a null reason is still missing.</summary>
    public Stated<string?>? NotApplicable { get; private set; }

    /// <summary>Where the file says that the cell is not yet assessed; null for nowhere.</summary>
    public string? NotAssessed { get; private set; }

    public Stated<Basis?>? Basis { get; set; }

    public Stated<CustomerPart?>? CustomerPart { get; set; }

    public Stated<Sharing?>? Sharing { get; set; }

    /// <summary>The first place that states anything; null for nothing.</summary>
    public string? FirstPlace { get; private set; }

    public void State(string party, Part part, string place) => Parts[party] = Noted(new Stated<Part>(part, place));

    public void StateNote(string party, string? text, string place) => Notes[party] = Noted(new Stated<string?>(text, place));

    public void StateNotApplicable(string? reason, string place) => NotApplicable = Noted(new Stated<string?>(reason, place));

    public void StateNotAssessed(string place) => NotAssessed = Noted(new Stated<string?>(null, place)).Place;

    /// <summary>Keeps the place of a value.</summary>
    /// <returns>The value.</returns>
    public Stated<T> Noted<T>(Stated<T> stated)
    {
        FirstPlace ??= stated.Place;
        return stated;
    }
}
