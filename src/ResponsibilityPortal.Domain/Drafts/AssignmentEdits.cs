using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>The small edits behind a key or a pasted cell. Each returns a new cell and keeps what it doesn't name.</summary>
public static class AssignmentEdits
{
    /// <summary>Returns the cell with another accountable party. That party no longer contributes.</summary>
    public static Assignment MadeAccountable(this Assignment cell, string party) =>
        cell with
        {
            Accountable = party,
            JointlyAccountable = [],
            NotApplicable = null,
            Contributing = cell.Contributing.Where(other => other != party).ToValueList(),
        };

    /// <summary>
    /// Returns the cell with a party contributing. An accountable party stays accountable, and a cell that is not applicable keeps its
    /// reason: it has no accountable party to contribute to.
    /// </summary>
    public static Assignment AddingContributor(this Assignment cell, string party) =>
        cell.PartOf(party) != Part.None || cell.NotApplicable is not null
            ? cell
            : cell with
            {
                Contributing = cell.Contributing.Append(party).ToValueList(),
            };

    /// <summary>Returns the cell with a party no longer contributing.</summary>
    public static Assignment RemovingContributor(this Assignment cell, string party) =>
        cell with
        {
            Contributing = cell.Contributing.Where(other => other != party).ToValueList(),
        };

    /// <summary>Returns the cell with other parties and the same notes.</summary>
    public static Assignment OwnedBy(this Assignment cell, string? accountable, ValueList<string> contributing) =>
        cell with
        {
            Accountable = accountable,
            JointlyAccountable = [],
            NotApplicable = null,
            Contributing = contributing,
        };

    /// <summary>Returns the cell with parties that share accountability, and the same notes.</summary>
    public static Assignment SharedBy(this Assignment cell, ValueList<string> parties, ValueList<string> contributing) =>
        cell.OwnedBy(null, contributing) with
        {
            JointlyAccountable = parties,
        };

    /// <summary>Returns the cell with the parties of another one, and its own notes as far as they are still possible.</summary>
    public static Assignment OwnedAs(this Assignment cell, Assignment source) =>
        source.NotApplicable is { } reason
            ? cell.NotApplicableBecause(reason)
            : cell.SharedBy(source.JointlyAccountable, source.Contributing) with
            {
                Accountable = source.Accountable,
            };

    /// <summary>Returns the cell as not applicable: without parties, notes and what they say about parties.</summary>
    public static Assignment NotApplicableBecause(this Assignment cell, string reason) =>
        new(cell.HostingModel)
        {
            NotApplicable = reason,
            Basis = cell.Basis,
            Sources = cell.Sources,
        };

    /// <summary>Returns the cell without accountable and contributing parties: not yet assessed. Notes are kept.</summary>
    public static Assignment Unowned(this Assignment cell) => cell.OwnedBy(null, []);

    /// <summary>Returns the content of a cell for another column.</summary>
    public static Assignment For(this Assignment cell, string hostingModel) => cell with { HostingModel = hostingModel };
}
