using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Caiq;
using ResponsibilityPortal.Formats.CloudTerms;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Exports a version in the terms of CSA's questionnaire CAIQ.</summary>
public sealed class CaiqExport(PortalUrls urls) : CrosswalkExport(urls)
{
    public override ExportFormat Format => ExportFormat.Caiq;

    protected override CrosswalkOutcome Prepare(PublishedMatrix published, MatrixFilter filter) => CaiqWorkbook.Prepare(published, filter);

    protected override LossReport LossesOf(ControlCrosswalk crosswalk) => CaiqWorkbook.LossesOf(crosswalk);

    protected override Task WriteAsync(ControlCrosswalk crosswalk, string address, Stream output, CancellationToken cancellationToken) =>
        CaiqWorkbook.WriteAsync(crosswalk, address, output, cancellationToken);
}
