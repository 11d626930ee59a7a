using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The legend of the tables.</summary>
internal sealed class LegendPart(ReportData data)
{
    public void Write(Flow flow)
    {
        flow.Heading(2, "How to read the tables", ReportStyles.Under);
        flow.Table(
            new FlowTable([1.1, 1.1, 1.1], Header())
            {
                Padding = 2.4,
                Width = Math.Min(flow.Width, 480),
                HasColumnLines = false,
                Summary = "How each party is marked",
            },
            data.PartyStyles.Select(partyStyle => new FlowRow(
                new FlowCell(new TextBlock($"{partyStyle.Party.Letter}: {partyStyle.Party.Name}", ReportStyles.TableBold)),
                new FlowCell(partyStyle.Accountable(null)),
                new FlowCell(partyStyle.Contributing(null))
            ))
        );
        Say(
            flow,
            "Accountable",
            data.Matrix.AllowsJointAccountability
                ? "answers for the duty, alone or jointly. Named first, with a filled box. Where several parties share accountability, the "
                    + "source names no single accountable party."
                : "answers for the duty. Exactly one party in each cell, named first, with a filled box."
        );
        Say(
            flow,
            "Contributes",
            "does something for the duty without being accountable, with an outlined box. The note after the name of a party says what "
                + "it does."
        );
        Say(
            flow,
            PartWords.NotApplicableFirst,
            $"the party does not exist in that {data.Matrix.ColumnKind.Singular}; the header of the column says so. A party that exists "
                + "but is not named in a cell has no part in that duty."
                + (HasNotApplicable ? " A cell that is not applicable has no parties, and gives the reason." : "")
        );
    }

    private bool HasNotApplicable =>
        data.Matrix.Responsibilities.Any(row => row.Assignments.Any(cell => cell.NotApplicable is not null));

    private static FlowRow Header() =>
        new(
            new FlowCell(new TextBlock("Party", ReportStyles.TableQuiet)),
            new FlowCell(new TextBlock("Where it is accountable", ReportStyles.TableQuiet)),
            new FlowCell(new TextBlock("Where it contributes", ReportStyles.TableQuiet))
        );

    private static void Say(Flow flow, string word, string meaning) =>
        flow.Paragraph(
            new TextBlock(new TextSpan($"{word}: ", ReportStyles.TableBold), new TextSpan(meaning, ReportStyles.Table)) { SpaceBefore = 3 }
        );
}
