using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>How to read the marks of the tables.</summary>
internal sealed class LegendPart(ReportData data)
{
    public void Write(Flow flow)
    {
        flow.Heading(2, "How to read the tables", ReportStyles.Under);
        flow.Table(
            new FlowTable([1.1, 1.1, 1.1], Header()) { Padding = 2.4, Width = Math.Min(flow.Width, 480), HasColumnLines = false, Summary = "How each party is marked" },
            data.Looks.Select(look => new FlowRow(
                new FlowCell(new TextBlock($"{look.Party.Letter}: {look.Party.Name}", ReportStyles.TableBold)),
                new FlowCell(look.Accountable(null)),
                new FlowCell(look.Contributing(null)))));
        Say(flow, "Accountable", "answers for the duty; exactly one party in each cell, named first, in a filled box.");
        Say(flow, "Contributes", "has a part beside the accountable party, in an outlined box. What each party does stands behind its name.");
        Say(flow, PartWords.NotApplicableFirst, "the party does not exist in that hosting model; the header of the column says so. A party that exists and is not named in a cell has no part in that duty.");
    }

    private static FlowRow Header() => new(
        new FlowCell(new TextBlock("Party", ReportStyles.TableQuiet)),
        new FlowCell(new TextBlock("Where it is accountable", ReportStyles.TableQuiet)),
        new FlowCell(new TextBlock("Where it contributes", ReportStyles.TableQuiet)));

    private static void Say(Flow flow, string word, string meaning) => flow.Paragraph(
        new TextBlock(new TextSpan($"{word}: ", ReportStyles.TableBold), new TextSpan(meaning, ReportStyles.Table)) { SpaceBefore = 3 });
}
