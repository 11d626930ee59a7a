using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The annex by control: the controls of each framework, with the rows shown that map to them.</summary>
internal sealed class ControlMappingPart(ReportData data)
{
    /// <summary>
    /// The most rows that are listed by title. More are listed by number under who is accountable, because their titles would fill pages.
    /// </summary>
    private const int MostNamed = 12;

    private static readonly double[] Columns = [1, 7.5];

    private static readonly FlowRow Header = ColumnHeader.RowOf("Control", "Responsibilities");

    private readonly StringBuilder _numbers = new();
    private readonly string?[] _accountable = new string?[data.View.Index.Rows.Count];

    public void Write(Flow flow)
    {
        Chapter.Begin(flow, ReportOutline.CrosswalkTitle, data.Outline.Crosswalk);
        if (data.Outline.Frameworks.Count == 0)
        {
            flow.Paragraph(new TextBlock("The responsibilities of this matrix are not mapped to a framework.", ReportStyles.Prose));
            return;
        }

        flow.Paragraph(
            new TextBlock($"{data.Matrix.FrameworkNote} The numbers are those of the rows in the tables.".TrimStart(), ReportStyles.Prose)
            {
                KeepsWithNext = true,
            }
        );

        foreach (var (framework, place) in data.Outline.Frameworks.AsSpan())
        {
            Write(flow, framework, place);
        }
    }

    private void Write(Flow flow, Framework framework, Destination place)
    {
        flow.Heading(2, framework.Name, ReportStyles.Section, place);
        var controls = ControlsOf(framework);
        if (controls.Count == 0)
        {
            flow.Paragraph(
                new TextBlock(
                    data.IsExtract ? "No responsibility shown is mapped to it." : "No responsibility is mapped to it.",
                    ReportStyles.Prose
                )
            );
            return;
        }

        flow.Table(
            new FlowTable(Columns, Header)
            {
                Padding = 2.6,
                HasColumnLines = false,
                HasParagraphs = ReportLimits.HasParagraphs(data.View),
                Summary = $"The controls of {framework.Name} and the responsibilities that map to each",
            },
            controls.Select(control => new FlowRow(
                new FlowCell(new TextBlock(control.Identifier, ReportStyles.TableBold)),
                new FlowCell([.. RowsOf(control)]) { IsList = true }
            ))
        );
    }

    private List<ControlRows> ControlsOf(Framework framework) => [.. data.View.Index.ControlsIn(framework.Slug).Where(IsShown)];

    private bool IsShown(ControlRows control)
    {
        foreach (var row in control.Rows.AsSpan())
        {
            if (data.IsShown(row))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<TextBlock> RowsOf(ControlRows control)
    {
        var rows = control.Rows.Where(data.IsShown).ToList();
        return rows.Count <= MostNamed
            ? rows.Select(Named)
            : rows.GroupBy(AccountableIn, StringComparer.Ordinal).Select(group => Numbered(group.Key, group));
    }

    /// <summary>"12 Encrypt disks: Yugabyte is accountable in SaaS, Customer in IaaS."</summary>
    private TextBlock Named(MatrixRow row) =>
        new(
            new TextSpan($"{ReportData.NumberOf(row)} {row.Responsibility.Title}: ", ReportStyles.TableBold),
            new TextSpan(AccountableIn(row), ReportStyles.Table)
        );

    /// <summary>"Yugabyte is accountable in SaaS, Customer in IaaS: 12, 14, 15"</summary>
    private TextBlock Numbered(string accountable, IEnumerable<MatrixRow> rows)
    {
        _numbers.Clear().Append(accountable.AsSpan().TrimEnd('.'));
        var before = ": ";
        foreach (var row in rows)
        {
            _numbers.Append(before).Append(row.Position + 1);
            before = ", ";
        }

        return new TextBlock(_numbers.ToString(), ReportStyles.Table);
    }

    /// <summary>Returns who is accountable in the columns shown. Computed once for each row.</summary>
    private string AccountableIn(MatrixRow row) =>
        _accountable[row.Position] ??= AssignmentSentence.OfRow(data.Matrix, row.Responsibility, data.View.Columns);
}
