using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>A line of a draft in the editor: the heading of a domain, or a row.</summary>
/// <param name="Index">From 0, across the lines that are shown together.</param>
/// <param name="Row">Null for a heading.</param>
public sealed record DraftLine(int Index, ControlDomain Domain, DraftRow? Row)
{
    /// <summary>Returns the rows under the headings of their domains.</summary>
    public static ValueList<DraftLine> Of(IEnumerable<DraftRow> rows)
    {
        var lines = new List<DraftLine>();
        foreach (var row in rows)
        {
            if (lines.Count == 0 || lines[^1].Domain.Slug != row.Domain.Slug)
            {
                lines.Add(new DraftLine(lines.Count, row.Domain, null));
            }

            lines.Add(new DraftLine(lines.Count, row.Domain, row));
        }

        return lines.ToValueList();
    }
}
