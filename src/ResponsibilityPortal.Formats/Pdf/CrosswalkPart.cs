using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Annex: for each framework its controls, with the rows shown that map to them.</summary>
internal sealed class CrosswalkPart(ReportData data)
{
    /// <summary>More rows are listed by their numbers under who is accountable: their titles would fill pages that nobody reads.</summary>
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
            new FlowTable(Columns, Header) { Padding = 2.6, HasColumnLines = false, HasParagraphs = ReportLimits.HasParagraphs(data.View), Summary = $"The controls of {framework.Name} and the responsibilities that map to each" },
            ControlsOf(framework).Select(control => new FlowRow(
                new FlowCell(new TextBlock(control.Identifier, ReportStyles.TableBold)),
                new FlowCell([.. RowsOf(control)]) { IsList = true })));
    }

    private IEnumerable<ControlRows> ControlsOf(Framework framework) => data.View.Index.ControlsIn(framework.Slug).Where(control => control.Rows.Any(data.IsShown));

    private IEnumerable<TextBlock> RowsOf(ControlRows control)
    {
        var rows = control.Rows.Where(data.IsShown).ToList();
        return rows.Count <= MostNamed
            ? rows.Select(Named)
            : rows.GroupBy(AccountableIn, StringComparer.Ordinal).Select(group => Numbered(group.Key, group));
    }

    /// <summary>"12 Encrypt disks: Yugabyte is accountable in SaaS, Customer in IaaS."</summary>
    private TextBlock Named(MatrixRow row) => new(
        new TextSpan($"{ReportData.NumberOf(row)} {row.Responsibility.Title}: ", ReportStyles.TableBold),
        new TextSpan(AccountableIn(row), ReportStyles.Table));

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

    /// <summary>Who is accountable in the columns shown, worked out once for each row.</summary>
    private string AccountableIn(MatrixRow row) =>
        _accountable[row.Position] ??= OwnershipSentence.OfRow(data.Matrix, row.Responsibility, data.View.Columns);
}
