using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Svg;

/// <summary>
/// The responsibility picture: a column for each hosting model, and in it a band for each domain. A band is divided by the number of duties
/// that each party is accountable for. From left to right the picture shows which duties move from one party to another.
/// </summary>
/// <remarks>
/// The document contains no scripts, external resources or style attributes. The same version and models always give the same characters.
/// </remarks>
public static class ResponsibilityPicture
{
    /// <summary>
    /// The SHA-256 of the style element's text in base64. The policy of the response is <c>style-src 'sha256-...'</c> with this hash.
    /// </summary>
    public static string StyleHash => PictureStyle.Hash;

    /// <param name="models">The hosting models to show, in any order. They are drawn in the order of the matrix.</param>
    /// <returns>An SVG document without an XML declaration, which means UTF-8.</returns>
    public static string Draw(PublishedMatrix published, ValueList<HostingModel> models)
    {
        var shown = published.Matrix.HostingModels.Where(model => models.Any(chosen => chosen.Slug == model.Slug)).ToValueList();
        return new PictureDrawing(new PictureFigures(published.Matrix, shown), published.Version).Draw();
    }
}
