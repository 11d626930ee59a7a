using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>The small edits that a key or a pasted cell stands for. Each gives a new cell and leaves what it does not name alone.</summary>
public static class AssignmentEdits
{
    /// <summary>The cell with another accountable party, who does not contribute as well.</summary>
    public static Assignment MadeAccountable(this Assignment cell, string party) => cell with
    {
        Accountable = party,
        Contributing = cell.Contributing.Where(other => other != party).ToValueList(),
    };

    /// <summary>Returns the cell with a party contributing. An accountable party stays accountable.</summary>
    public static Assignment AddingContributor(this Assignment cell, string party) =>
        cell.PartOf(party) != Part.None ? cell : cell with { Contributing = cell.Contributing.Append(party).ToValueList() };

    /// <summary>Returns the cell with a party no longer contributing.</summary>
    public static Assignment RemovingContributor(this Assignment cell, string party) =>
        cell with { Contributing = cell.Contributing.Where(other => other != party).ToValueList() };

    /// <summary>The cell owned by other parties, with the notes it has.</summary>
    public static Assignment OwnedBy(this Assignment cell, string? accountable, ValueList<string> contributing) =>
        cell with { Accountable = accountable, Contributing = contributing };

    /// <summary>The cell without accountable and contributing parties: not yet assessed. Notes stay.</summary>
    public static Assignment Unowned(this Assignment cell) => cell.OwnedBy(null, []);

    /// <summary>The content of one cell as that of another column.</summary>
    public static Assignment For(this Assignment cell, string hostingModel) => cell with { HostingModel = hostingModel };
}
