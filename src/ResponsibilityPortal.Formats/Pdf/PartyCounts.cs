using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>A table of how many of the rows shown each party is accountable for and contributes to, by hosting model.</summary>
internal sealed class PartyCounts(ReportData data)
{
    public void Write(Flow flow)
    {
        if (data.View.Rows.Count == 0 || data.View.Columns.Count == 0)
        {
            return;
        }

        flow.Heading(2, "Who is accountable for how much", ReportStyles.Section);
        foreach (var (position, columns) in ColumnSets.Of(data.View.Columns).Index())
        {
            if (position > 0)
            {
                flow.Space(6);
            }

            flow.Table(
                new FlowTable([1.2, .. Enumerable.Repeat(1.0, columns.Count)], HeaderOf(columns))
                {
                    Summary = $"Number of responsibilities by party and {data.Matrix.ColumnKind.Singular}",
                },
                data.PartyStyles.Select(partyStyle => RowOf(partyStyle, columns))
            );
        }
    }

    private static FlowRow HeaderOf(ValueList<HostingModel> columns) =>
        ColumnHeader.RowOf(["Party", .. columns.Select(column => column.Name)]);

    private FlowRow RowOf(PartyStyle partyStyle, ValueList<HostingModel> columns) =>
        new([
            new FlowCell(new TextBlock(partyStyle.Party.Name, ReportStyles.RowTitle) { Badge = partyStyle.AccountableBadge }),
            .. columns.Select(column => new FlowCell(CountOf(partyStyle.Party, column))),
        ]);

    private TextBlock CountOf(Party party, HostingModel model)
    {
        if (!model.Parties.Contains(party.Slug))
        {
            return new TextBlock(PartWords.NotApplicable, ReportStyles.TableQuiet);
        }

        var (accountable, shared, contributing) = (0, 0, 0);
        foreach (var row in data.View.Rows.AsSpan())
        {
            var part = row.Responsibility.In(model.Slug)?.PartOf(party.Slug) ?? Part.None;
            accountable += part == Part.Accountable ? 1 : 0;
            shared += part == Part.JointlyAccountable ? 1 : 0;
            contributing += part == Part.Contributing ? 1 : 0;
        }

        if (data.Matrix.AllowsJointAccountability)
        {
            return new TextBlock(
                new TextSpan($"accountable for {accountable}", ReportStyles.TableBold),
                new TextSpan($", shares {shared}, contributes to {contributing}", ReportStyles.Table)
            );
        }

        return new TextBlock(
            new TextSpan($"accountable for {accountable}", ReportStyles.TableBold),
            new TextSpan($", contributes to {contributing}", ReportStyles.Table)
        );
    }
}
