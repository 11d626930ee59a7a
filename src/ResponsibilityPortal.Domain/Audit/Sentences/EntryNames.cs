using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Sentences;

/// <summary>What things are called that the log names by their slugs and identifiers.</summary>
/// <param name="MatrixOf">A matrix by slug, as it is now; null when there is none any longer.</param>
/// <param name="PersonOf">The name of a person by identifier, or null.</param>
public sealed record EntryNames(Func<string, Matrix?> MatrixOf, Func<string, string?> PersonOf)
{
    /// <summary>Nothing has another name than in the log.</summary>
    public static EntryNames None { get; } = new(_ => null, _ => null);

    /// <summary>Other states of a matrix, the latest first, in which an element is looked for that <see cref="MatrixOf"/> no longer has.</summary>
    public Func<string, IEnumerable<Matrix>> OthersOf { get; init; } = _ => [];

    public string Matrix(string slug) => MatrixOf(slug)?.Title ?? slug;

    /// <summary>A row by its title, in quotes.</summary>
    public string Row(string matrix, string slug) =>
        $"\u201C{Find(matrix, state => state.Responsibilities.FirstOrDefault(row => row.Slug == slug)?.Title) ?? slug}\u201D";

    public string Model(string matrix, string slug) => Find(matrix, state => state.HostingModels.FirstOrDefault(model => model.Slug == slug)?.Name) ?? slug;

    public string Party(string matrix, string slug) => Find(matrix, state => state.Parties.FirstOrDefault(party => party.Slug == slug)?.Name) ?? slug;

    public string Person(string id) => PersonOf(id) ?? $"the person {id}";

    private string? Find(string matrix, Func<Matrix, string?> nameIn) =>
        (MatrixOf(matrix) is { } current ? nameIn(current) : null) ?? OthersOf(matrix).Select(nameIn).FirstOrDefault(name => name is not null);
}
