using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Caiq;
using ResponsibilityPortal.Formats.CloudTerms;
using ResponsibilityPortal.Formats.Crm;

namespace ResponsibilityPortal.Benchmarks.Exporting;

/// <summary>A workbook by controls that can be written and whose losses can be computed, each time from the start.</summary>
/// <param name="WriteAsync">Writes it to a stream.</param>
internal sealed record CrosswalkRun(string Name, Func<Stream, Task> WriteAsync, Action ComputeLosses)
{
    private const string Address = "https://portal.example.org/version";

    public static IEnumerable<CrosswalkRun> Of(PublishedMatrix published)
    {
        return
        [
            new(
                "CAIQ",
                output => CaiqWorkbook.WriteAsync(Caiq(), Address, output, CancellationToken.None),
                () => CaiqWorkbook.LossesOf(Caiq())
            ),
            new("CRM", output => CrmWorkbook.WriteAsync(Crm(), Address, output, CancellationToken.None), () => CrmWorkbook.LossesOf(Crm())),
        ];

        ControlCrosswalk Caiq() => Ready(CaiqWorkbook.Prepare(published, MatrixFilter.None));

        ControlCrosswalk Crm() => Ready(CrmWorkbook.Prepare(published, MatrixFilter.None));
    }

    private static ControlCrosswalk Ready(CrosswalkOutcome outcome) => ((CrosswalkOutcome.Ready)outcome).Crosswalk;
}
