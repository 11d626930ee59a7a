using System.Text;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Csv;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>What a filter shows of a version as CSV, written while it is sent.</summary>
public sealed class CsvExport(PortalUrls urls) : IMatrixExport
{
    private const string TabMediaType = "text/tab-separated-values; charset=utf-8";
    private const string TabExtension = "tsv";

    /// <summary>The separators by the words of an address. The first has an address without a word too.</summary>
    private static readonly (string Word, CsvSeparator Separator)[] Separators =
        [("comma", CsvSeparator.Comma), ("semicolon", CsvSeparator.Semicolon), ("tab", CsvSeparator.Tab)];

    public ExportFormat Format => ExportFormat.Csv;

    public Task<PreparedExport> PrepareAsync(ExportSource source)
    {
        var version = source.Version;
        var filter = MatrixFilter.Parse(key => QueryFilters.TextOf(source.Query, key));
        if (FilterProblem.Of(source.Published.Index, filter) is { } problem)
        {
            return Task.FromResult<PreparedExport>(new PreparedExport.Refused(ExportAnswers.NotUnderstood(version.Matrix, problem)));
        }

        var word = QueryFilters.TextOf(source.Query, PortalUrls.SeparatorKey)?.ToLowerInvariant();
        if (Separators.FirstOrDefault(known => known.Word == (string.IsNullOrEmpty(word) ? Separators[0].Word : word)) is not { Word: not null } chosen)
        {
            return Task.FromResult<PreparedExport>(new PreparedExport.Refused(
                ExportAnswers.NotUnderstood(version.Matrix, "The separator of a CSV export is comma, semicolon or tab.")));
        }

        var isTab = chosen.Separator == CsvSeparator.Tab;
        return Task.FromResult<PreparedExport>(new PreparedExport.Ready(
            TagOf(source, filter, chosen.Word),
            ExportFileName.Of(version, filter, isTab ? TabExtension : Format.Key),
            isTab ? TabMediaType : Format.MediaType,
            _ => Task.FromResult<MadeExport>(new MadeExport.Streamed(
                (output, cancellationToken) => MatrixCsv.WriteAsync(source.Published, filter, AddressOf, output, chosen.Separator, cancellationToken)))));

        string AddressOf(Responsibility responsibility, HostingModel model) =>
            urls.Absolute(urls.Responsibility(version.Matrix, version.Number, responsibility.Slug, model.Slug));
    }

    /// <summary>The addresses in the file begin with the public one, and a later release may write the same version in another way.</summary>
    private string TagOf(ExportSource source, MatrixFilter filter, string separator)
    {
        var address = urls.Absolute(urls.Export(source.Version.Matrix, source.Version.Number, Format, filter, (PortalUrls.SeparatorKey, separator)));
        var inputs = string.Join('\n', source.Version.VersionHash, address, PortalRelease.Version, typeof(CsvExport).Assembly.ManifestModule.ModuleVersionId);
        return Sha256Hash.Of(Encoding.UTF8.GetBytes(inputs))[..ExportResponse.TagLength];
    }
}
