using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Svg;

/// <summary>
/// The responsibility picture: a column per hosting model, in it a band per domain, split by the number of duties each party
/// is accountable for. Read from left to right it shows what moves from one party to another with the hosting model.
/// </summary>
/// <remarks>
/// A document of its own without scripts, outside resources or style attributes. The same version and models give the same
/// characters always.
/// </remarks>
public static class ResponsibilityPicture
{
    /// <summary>SHA-256 of the text of the style element in base64: the answer's policy is <c>style-src 'sha256-...'</c> with it.</summary>
    public static string StyleHash => PictureStyle.Hash;

    /// <param name="models">The hosting models to show; drawn in the order of the matrix, whatever order they come in.</param>
    /// <returns>An SVG document without XML declaration, which makes it UTF-8.</returns>
    public static string Draw(PublishedMatrix published, ValueList<HostingModel> models)
    {
        var shown = published.Matrix.HostingModels.Where(model => models.Any(chosen => chosen.Slug == model.Slug)).ToValueList();
        return new PictureDrawing(new PictureFigures(published.Matrix, shown), published.Version).Draw();
    }
}
