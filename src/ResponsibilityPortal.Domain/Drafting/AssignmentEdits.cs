using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafting;

/// <summary>The small edits that a key or a pasted cell stands for. Each gives a new cell and leaves what it does not name alone.</summary>
public static class AssignmentEdits
{
    /// <summary>The cell with another accountable party, who does not contribute as well.</summary>
    public static Assignment MadeAccountable(this Assignment cell, string party) => cell with
    {
        Accountable = party,
        Contributing = cell.Contributing.Where(other => other != party).ToValueList(),
    };

    /// <summary>The cell with a party contributing that did not, or the other way round. An accountable party stays what it is.</summary>
    public static Assignment TogglingContributor(this Assignment cell, string party) =>
        cell.Accountable == party ? cell : cell with
        {
            Contributing = cell.Contributing.Contains(party)
                ? cell.Contributing.Where(other => other != party).ToValueList()
                : cell.Contributing.Append(party).ToValueList(),
        };

    /// <summary>The cell owned by other parties, with the notes it has.</summary>
    public static Assignment OwnedBy(this Assignment cell, string? accountable, ValueList<string> contributing) =>
        cell with { Accountable = accountable, Contributing = contributing };

    /// <summary>The cell without accountable and contributing parties: not yet assessed. Notes stay.</summary>
    public static Assignment Unowned(this Assignment cell) => cell.OwnedBy(null, []);

    /// <summary>The content of one cell as that of another column.</summary>
    public static Assignment For(this Assignment cell, string hostingModel) => cell with { HostingModel = hostingModel };
}
