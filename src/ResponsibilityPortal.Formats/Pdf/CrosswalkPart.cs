using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Annex: for each framework its controls, with the rows shown that map to them.</summary>
internal sealed class CrosswalkPart(ReportData data)
{
    /// <summary>Of more rows, only the numbers are listed: their titles would fill pages that nobody reads.</summary>
    private const int MostNamed = 12;

    private static readonly double[] Columns = [1, 7.5];

    private static readonly FlowRow Header = ColumnHeader.RowOf("Control", "Responsibilities");

    private readonly StringBuilder _rows = new();

    public void Write(Flow flow)
    {
        flow.NewPage();
        flow.Heading(1, ReportOutline.CrosswalkTitle, ReportStyles.Chapter, data.Outline.Crosswalk);
        if (data.Outline.Frameworks.Count == 0)
        {
            flow.Paragraph(new TextBlock("This matrix maps its responsibilities to no framework.", ReportStyles.Prose));
            return;
        }

        flow.Paragraph(new TextBlock($"{data.Matrix.FrameworkNote} The numbers are those of the rows in the tables.".TrimStart(), ReportStyles.Prose) { KeepsWithNext = true });

        foreach (var (framework, place) in data.Outline.Frameworks.AsSpan())
        {
            Write(flow, framework, place);
        }
    }

    private void Write(Flow flow, Framework framework, Destination place)
    {
        flow.Heading(2, framework.Name, ReportStyles.Section, place);
        if (!ControlsOf(framework).Any())
        {
            flow.Paragraph(new TextBlock(data.IsExtract ? "No responsibility shown is mapped to it." : "No responsibility is mapped to it.", ReportStyles.Prose));
            return;
        }

        flow.Table(
            new FlowTable(Columns, Header) { Padding = 2.6, HasColumnLines = false, Summary = $"The controls of {framework.Name} and the responsibilities that map to each" },
            ControlsOf(framework).Select(control => new FlowRow(
                new FlowCell(new TextBlock(control.Identifier, ReportStyles.TableBold)),
                new FlowCell(new TextBlock(RowsOf(control), ReportStyles.Table)))));
    }

    private IEnumerable<ControlRows> ControlsOf(Framework framework) => data.View.Index.ControlsIn(framework.Slug).Where(control => control.Rows.Any(data.IsShown));

    /// <summary>"12 Encrypt disks; 14 Rotate keys", or of many "12, 14, 15".</summary>
    private string RowsOf(ControlRows control)
    {
        var isNamed = control.Rows.Count(data.IsShown) <= MostNamed;
        _rows.Clear();
        foreach (var row in control.Rows.AsSpan())
        {
            if (!data.IsShown(row))
            {
                continue;
            }

            _rows.Append(_rows.Length == 0 ? "" : isNamed ? "; " : ", ").Append(ReportData.NumberOf(row));
            if (isNamed)
            {
                _rows.Append(' ').Append(row.Responsibility.Title);
            }
        }

        return _rows.ToString();
    }
}
