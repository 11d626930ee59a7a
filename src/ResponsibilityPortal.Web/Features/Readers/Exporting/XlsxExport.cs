using System.Globalization;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Exports the filtered content of a version as a workbook, written while it is sent.</summary>
public sealed class XlsxExport(PublishedMatrices matrices, PortalUrls urls, UserNames people) : IMatrixExport
{
    private static readonly string Release = $"{PortalRelease.Name} {PortalRelease.Version}";

    public ExportFormat Format => ExportFormat.Xlsx;

    public Task<PreparedExport> PrepareAsync(ExportSource source)
    {
        var version = source.Version;
        var filter = Format.HeededOf(MatrixFilter.Parse(key => QueryFilters.TextOf(source.Query, key)));
        var since = ReportOptions.ReadSince(source.Query, version, out var problem);
        problem ??= FilterProblem.Of(source.Published.Index, filter);
        if (problem is not null)
        {
            return Task.FromResult<PreparedExport>(new PreparedExport.Refused(ExportAnswers.NotUnderstood(version.Matrix, problem)));
        }

        // The version before is the default, so it is omitted: one file has one address.
        var address = urls.Absolute(
            urls.Export(
                version.Matrix,
                version.Number,
                Format,
                filter,
                since is { } number && number != version.Number - 1
                    ? [(PortalUrls.FromVersionKey, number.ToString(CultureInfo.InvariantCulture))]
                    : []
            )
        );
        var provenance = people.Provenance(version);
        var before = source.Versions.Find(since ?? version.Number - 1);
        return Task.FromResult<PreparedExport>(
            new PreparedExport.Ready(
                FileTag.Of(source, address, provenance),
                ExportFileName.Of(version, filter, Format.Key),
                Format.MediaType,
                _ => MakeAsync(source.Published, before, filter, address, provenance)
            )
            {
                IsStreamed = true,
            }
        );
    }

    public LossOutcome LossesOf(PublishedMatrix published, MatrixFilter filter) =>
        new LossOutcome.Known(MatrixWorkbook.LossesOf(published, filter));

    /// <param name="before">The version that changes are listed since; null for a first version.</param>
    private async Task<MadeExport> MakeAsync(
        PublishedMatrix published,
        MatrixVersion? before,
        MatrixFilter filter,
        string address,
        string provenance
    )
    {
        PublishedMatrix? earlier = null;
        if (before is not null)
        {
            if (await matrices.LoadAsync(before) is not VersionContent.Intact(var content))
            {
                return new MadeExport.Refused(ExportAnswers.Damaged(before));
            }

            earlier = content;
        }

        var version = published.Version;
        var request = new WorkbookRequest
        {
            Published = published,
            Filter = filter,
            Before = earlier,
            Address = address,
            VersionAddress = urls.Absolute(urls.Matrix(version.Matrix, version.Number)),
            AddressOf = row => urls.Absolute(urls.Responsibility(version.Matrix, version.Number, row.Slug)),
            Provenance = provenance,
            Losses = MatrixWorkbook.LossesOf(published, filter),
            Release = Release,
        };
        return new MadeExport.Streamed((output, cancellationToken) => MatrixWorkbook.WriteAsync(request, output, cancellationToken));
    }
}
