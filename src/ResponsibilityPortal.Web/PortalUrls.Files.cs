using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats;

namespace ResponsibilityPortal.Web;

/// <content>Links to files: exports, feeds, pictures, certificates and checkpoints.</content>
public sealed partial class PortalUrls
{
    public string MatrixSchema => Local(Routes.MatrixSchema);

    public string SigningCertificate => Local(Routes.SigningCertificate);

    /// <summary>All checkpoints of the log, the oldest first.</summary>
    public string Checkpoints => Local(Routes.Checkpoints);

    /// <summary>The public keys that have signed checkpoints, the one in use first.</summary>
    public string CheckpointKey => Local(Routes.CheckpointKey);

    /// <summary>The published versions as a feed, limited to hosting models or a party.</summary>
    public string Feed(string matrix, MatrixFilter? filter = null) => Local($"{PathOf(matrix, null)}/feed.atom{QueryOf(filter)}");

    public string Picture(string matrix, ValueList<string>? models = null) =>
        Local($"{PathOf(matrix, null)}/picture.svg{QueryOf(models is null ? null : new MatrixFilter { Models = models })}");

    /// <summary>The picture in force, without words, for previews of links.</summary>
    public string PreviewImage(string matrix) => Local($"{PathOf(matrix, null)}/picture.png");

    /// <summary>The version in force, or a pinned one, as a file.</summary>
    /// <param name="options">Further options, in the order of the query.</param>
    public string Export(
        string matrix,
        int? version,
        ExportFormat format,
        MatrixFilter? filter = null,
        params ReadOnlySpan<(string Key, string Value)> options
    )
    {
        var query = QueryOf(filter);
        foreach (var (key, value) in options)
        {
            query = $"{query}{(query.Length == 0 ? '?' : '&')}{key}={value}";
        }

        return Local($"{PathOf(matrix, version)}/export.{format.Key}{query}");
    }

    /// <summary>The files of the version in force, or of a pinned one, with what each loses of what a filter shows.</summary>
    public string Downloads(string matrix, int? version, MatrixFilter? filter = null) =>
        Local($"{PathOf(matrix, version)}/downloads{QueryOf(filter)}");

    /// <summary>
    /// A version as PDF. A4 and changes since the version before are the defaults and are omitted, so that one file has one address.
    /// </summary>
    /// <param name="paper">The value of <see cref="PaperKey"/>. Null for A4.</param>
    /// <param name="since">Number of the version since which changes are listed. Null for the version before.</param>
    public string PdfExport(string matrix, int version, MatrixFilter filter, string? paper, int? since) =>
        Export(
            matrix,
            version,
            ExportFormat.Pdf,
            filter,
            [
                .. paper is null ? [] : new[] { (PaperKey, paper) },
                .. since is not { } number ? [] : new[] { (FromVersionKey, number.ToString(CultureInfo.InvariantCulture)) },
            ]
        );

    /// <summary>Reads the address of a PDF export, of this portal or another one.</summary>
    /// <returns>Null when the text isn't such an address.</returns>
    public ExportAddress? ReadPdfExport(string address)
    {
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || ExportPath().Match(uri.AbsolutePath) is not { Success: true } match
            || ExportFormat.Find(match.Groups["format"].Value) != ExportFormat.Pdf
            || !int.TryParse(match.Groups["version"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
        {
            return null;
        }

        var isHere =
            uri.GetLeftPart(UriPartial.Authority) == publicAddress.Origin
            && match.Groups["base"].ValueSpan.SequenceEqual(publicAddress.PathBase);
        return new ExportAddress(match.Groups["matrix"].Value, version, uri.Query, isHere);
    }

    [GeneratedRegex(
        @"^(?<base>.*)/matrices/(?<matrix>[a-z0-9-]+)/versions/(?<version>[0-9]{1,9})/export\.(?<format>[a-z.]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex ExportPath();
}
