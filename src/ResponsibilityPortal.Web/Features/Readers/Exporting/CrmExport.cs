using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Crm;
using ResponsibilityPortal.Formats.CloudTerms;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Exports a version in the terms of FedRAMP's customer responsibility matrix.</summary>
public sealed class CrmExport(PortalUrls urls) : CrosswalkExport(urls)
{
    public override ExportFormat Format => ExportFormat.Crm;

    protected override CrosswalkOutcome Prepare(PublishedMatrix published, MatrixFilter filter) => CrmWorkbook.Prepare(published, filter);

    protected override LossReport LossesOf(ControlCrosswalk crosswalk) => CrmWorkbook.LossesOf(crosswalk);

    protected override Task WriteAsync(ControlCrosswalk crosswalk, string address, Stream output, CancellationToken cancellationToken) =>
        CrmWorkbook.WriteAsync(crosswalk, address, output, cancellationToken);
}
