using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>Describes a matrix as a data set with its files.</summary>
internal static class MatrixData
{
    /// <param name="isFree">Whether everyone can read the portal without signing in.</param>
    public static JsonObject Of(PageSource source, PortalUrls urls, bool isFree)
    {
        var (matrix, version) = (source.Published.Matrix, source.Published.Version);
        var issuer = LinkedData.Thing("Organization");
        issuer["name"] = matrix.Issuer;
        var data = LinkedData.Thing("Dataset");
        data["name"] = matrix.Title;
        data["description"] = matrix.Summary;
        data["url"] = urls.Absolute(urls.Matrix(source.Slug));
        if (matrix.Language != LanguageTag.Default)
        {
            data["inLanguage"] = matrix.Language;
        }

        data["version"] = version.Number.ToString(CultureInfo.InvariantCulture);
        data["datePublished"] = Wording.Day(version.PublishedAt);
        data["creator"] = issuer;
        data["isAccessibleForFree"] = isFree;
        data["distribution"] = new JsonArray([
            .. ExportFormat.For(matrix).Select(format =>
            {
                var file = LinkedData.Thing("DataDownload");
                file["encodingFormat"] = format.MediaType.Split(';')[0];
                file["contentUrl"] = urls.Absolute(urls.Export(source.Slug, version.Number, format));
                return file;
            }),
        ]);
        return LinkedData.Graph(data);
    }
}
