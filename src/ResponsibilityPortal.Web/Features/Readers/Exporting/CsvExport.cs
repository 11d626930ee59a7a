using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Csv;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Exports the filtered content of a version as CSV, written while it is sent.</summary>
public sealed class CsvExport(PortalUrls urls) : IMatrixExport
{
    private const string TabMediaType = "text/tab-separated-values; charset=utf-8";
    private const string TabExtension = "tsv";

    /// <summary>The separators by their names in an address. Addresses without a name use the first.</summary>
    private static readonly (string Word, CsvSeparator Separator)[] Separators =
    [
        ("comma", CsvSeparator.Comma),
        ("semicolon", CsvSeparator.Semicolon),
        ("tab", CsvSeparator.Tab),
    ];

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
        if (
            Separators.FirstOrDefault(known => known.Word == (string.IsNullOrEmpty(word) ? Separators[0].Word : word))
            is not { Word: not null } chosen
        )
        {
            return Task.FromResult<PreparedExport>(
                new PreparedExport.Refused(
                    ExportAnswers.NotUnderstood(version.Matrix, "The separator of a CSV export is comma, semicolon or tab.")
                )
            );
        }

        if (HasByteOrderMark(QueryFilters.TextOf(source.Query, PortalUrls.ByteOrderMarkKey)) is not { } hasMark)
        {
            return Task.FromResult<PreparedExport>(
                new PreparedExport.Refused(
                    ExportAnswers.NotUnderstood(
                        version.Matrix,
                        "The parameter “bom” of a CSV export is 1, for a byte order mark at the beginning, or 0, for none."
                    )
                )
            );
        }

        var isTab = chosen.Separator == CsvSeparator.Tab;
        return Task.FromResult<PreparedExport>(
            new PreparedExport.Ready(
                FileTag.Of(urls, source, Format, filter, OptionsOf(chosen.Word, hasMark)),
                ExportFileName.Of(version, filter, isTab ? TabExtension : Format.Key),
                isTab ? TabMediaType : Format.MediaType,
                _ =>
                    Task.FromResult<MadeExport>(
                        new MadeExport.Streamed(
                            (output, stopping) =>
                                MatrixCsv.WriteAsync(source.Published, filter, AddressOf, output, chosen.Separator, hasMark, stopping)
                        )
                    )
            )
            {
                IsStreamed = true,
            }
        );

        string AddressOf(Responsibility responsibility, HostingModel model) =>
            urls.Absolute(urls.Responsibility(version.Matrix, version.Number, responsibility.Slug, model.Slug));
    }

    public LossOutcome LossesOf(PublishedMatrix published, MatrixFilter filter) =>
        new LossOutcome.Known(ContentLosses.OfLines(new MatrixView(published.Index, filter)));

    /// <summary>Returns whether the file begins with a byte order mark, which is the default; null when the word isn't known.</summary>
    private static bool? HasByteOrderMark(string? word) =>
        word switch
        {
            null or "" or "1" => true,
            "0" => false,
            _ => null,
        };

    /// <summary>Returns the options that make a difference to the bytes. Without a byte order mark, the address says so.</summary>
    private static (string Key, string Value)[] OptionsOf(string separator, bool hasMark) =>
        [(PortalUrls.SeparatorKey, separator), .. hasMark ? [] : new[] { (PortalUrls.ByteOrderMarkKey, "0") }];
}
