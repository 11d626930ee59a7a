using System.Xml;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Finds the cells of a workbook that have a comment (ECMA-376, part 1, section 18.7). What the comments say isn't read.</summary>
internal sealed class WorkbookComments(WorkbookPackage package, SheetLimits limits)
{
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="QuestionnaireRefusedException">The comments are damaged, or there are too many.</exception>
    public ValueList<string> CellsOf(WorkbookSheet sheet)
    {
        var cells = new List<string>();
        foreach (var part in WorkbookParts.CommentsOf(package, sheet))
        {
            // Otherwise one large part could be read again for each sheet.
            if (_read.Add(part))
            {
                cells.AddRange(package.ReadXml(part, CellsIn));
            }
        }

        return cells.Distinct(StringComparer.Ordinal).ToValueList();
    }

    private List<string> CellsIn(XmlReader xml)
    {
        var cells = new List<string>();
        while (xml.Read())
        {
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "comment" or "threadedComment" }
                && xml.GetAttribute("ref") is { } cell
                && CellReference.TryRead(cell, out int column, out int row)
            )
            {
                limits.CountComment();
                cells.Add(CellReference.Of(column, row));
            }
        }

        return cells;
    }
}
