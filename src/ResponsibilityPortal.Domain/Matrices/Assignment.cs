namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>A cell: the parties of one duty in one hosting model.</summary>
/// <param name="HostingModel">The slug of the column.</param>
public sealed record Assignment(string HostingModel)
{
    public const int NoteMaxLength = 2_000;
    public const int NotApplicableMaxLength = 500;
    public const int SourcesMaxCount = 50;

    /// <summary>The fewest parties that can share accountability.</summary>
    public const int JointlyAccountableMinCount = 2;

    /// <summary>
    /// The slug of the one accountable party; null while not yet assessed, when several parties are jointly accountable, and when the duty
    /// is not applicable.
    /// </summary>
    public string? Accountable { get; init; }

    /// <summary>
    /// The slugs of the parties that share accountability, where the source names no single accountable party: two or more, in the order
    /// of the matrix's parties. Only in a matrix that allows it (<see cref="Matrix.AllowsJointAccountability"/>), and only without
    /// <see cref="Accountable"/>.
    /// </summary>
    public ValueList<string> JointlyAccountable { get; init; } = [];

    /// <summary>Why the duty doesn't arise in this hosting model; null when it does. Then the cell has no parties and no notes.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>The slugs of the contributing parties, in the order of the matrix's parties.</summary>
    public ValueList<string> Contributing { get; init; } = [];

    /// <summary>What each party does, in the order of the matrix's parties.</summary>
    public ValueList<PartyNote> Notes { get; init; } = [];

    public Basis? Basis { get; init; }

    public CustomerPart? CustomerPart { get; init; }

    public Sharing? Sharing { get; init; }

    /// <summary>The slugs of the sources of this cell, in addition to those of the row.</summary>
    public ValueList<string> Sources { get; init; } = [];

    /// <summary>Whether the cell says who is accountable, or that the duty is not applicable.</summary>
    public bool IsAssessed => Accountable is not null || JointlyAccountable.Count > 0 || NotApplicable is not null;

    /// <summary>Whether several parties share accountability.</summary>
    public bool IsJoint => JointlyAccountable.Count > 0;

    /// <summary>The slugs of the accountable parties: one, several that share accountability, or none.</summary>
    public ValueList<string> AccountableParties => Accountable is { } accountable ? [accountable] : JointlyAccountable;

    /// <summary>
    /// Who is accountable, as one value for comparisons: a slug, several slugs joined by <c>&amp;</c>, <c>n/a</c> when not applicable, and
    /// null while not yet assessed. Another reason for "not applicable" is the same value.
    /// </summary>
    public string? Accountability =>
        Accountable
        ?? (
            JointlyAccountable.Count > 0 ? string.Join('&', JointlyAccountable.Order(StringComparer.Ordinal))
            : NotApplicable is not null ? "n/a"
            : null
        );

    /// <summary>Returns the note of a party, or null when there is none.</summary>
    public string? NoteOf(string party)
    {
        foreach (var note in Notes.AsSpan())
        {
            if (note.Party == party)
            {
                return note.Text;
            }
        }

        return null;
    }

    /// <summary>Returns the part of a party in this cell.</summary>
    public Part PartOf(string party)
    {
        if (Accountable == party)
        {
            return Part.Accountable;
        }

        foreach (var sharing in JointlyAccountable.AsSpan())
        {
            if (sharing == party)
            {
                return Part.JointlyAccountable;
            }
        }

        foreach (var contributing in Contributing.AsSpan())
        {
            if (contributing == party)
            {
                return Part.Contributing;
            }
        }

        return Part.None;
    }

    /// <summary>Returns whether two cells have the same content, whatever their hosting models.</summary>
    public bool SaysTheSameAs(Assignment other) =>
        HasSameOwnersAs(other)
        && Notes.Equals(other.Notes)
        && Basis == other.Basis
        && CustomerPart == other.CustomerPart
        && Sharing == other.Sharing
        && NotApplicable == other.NotApplicable
        && Sources.Equals(other.Sources);

    /// <summary>
    /// Returns whether two cells have the same accountable and contributing parties, whatever their notes, or are both not applicable for
    /// the same reason.
    /// </summary>
    public bool HasSameOwnersAs(Assignment? other) =>
        other is not null
        && Accountable == other.Accountable
        && JointlyAccountable.Equals(other.JointlyAccountable)
        && NotApplicable == other.NotApplicable
        && Contributing.Equals(other.Contributing);
}
