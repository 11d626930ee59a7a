namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>A cell: who owns one duty in one hosting model.</summary>
/// <param name="HostingModel">Slug of the column.</param>
public sealed record Assignment(string HostingModel)
{
    public const int NoteMaxLength = 2_000;

    /// <summary>Slug of the one party that answers for the duty; null while not yet assessed.</summary>
    public string? Accountable { get; init; }

    /// <summary>Slugs of the parties that have a part beside the accountable one, in the order of the matrix's parties.</summary>
    public ValueList<string> Contributing { get; init; } = [];

    /// <summary>What each party does, in the order of the matrix's parties.</summary>
    public ValueList<PartyNote> Notes { get; init; } = [];

    public Basis? Basis { get; init; }

    public CustomerPart? CustomerPart { get; init; }

    public Sharing? Sharing { get; init; }

    /// <summary>What a party does here, or null when nothing is written down.</summary>
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

    /// <summary>The part a party has in this cell.</summary>
    public Part PartOf(string party)
    {
        if (Accountable == party)
        {
            return Part.Accountable;
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

    /// <summary>Whether two cells say the same, whatever their hosting models.</summary>
    public bool SaysTheSameAs(Assignment other) =>
        HasSameOwnersAs(other) && Notes.Equals(other.Notes) && Basis == other.Basis && CustomerPart == other.CustomerPart && Sharing == other.Sharing;

    /// <summary>Whether two cells name the same accountable and the same contributing parties, whatever their notes say.</summary>
    public bool HasSameOwnersAs(Assignment? other) =>
        other is not null && Accountable == other.Accountable && Contributing.Equals(other.Contributing);
}
