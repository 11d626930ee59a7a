using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Drawing;
using ResponsibilityPortal.Formats.Svg;

namespace ResponsibilityPortal.Formats.Png;

/// <summary>
/// The bands of the responsibility picture as PNG, for the previews that chat programs and social networks show with a link: a column
/// per hosting model, in it a band per domain, split by accountable party. It has no words; the preview shows the title next to it.
/// </summary>
public static class PreviewImage
{
    /// <summary>In pixels; the size that previews expect.</summary>
    public const int Width = 1200;

    /// <summary>In pixels.</summary>
    public const int Height = 630;

    private const int Margin = 54;
    private const int Gutter = 30;
    private const int Gap = 2;

    public static byte[] Draw(Matrix matrix)
    {
        var image = new PngImage(Width, Height, PaletteToken.Surface.Light);
        var figures = new PictureFigures(matrix, matrix.HostingModels);
        var models = Math.Max(matrix.HostingModels.Count, 1);
        var column = (Width - (2 * Margin) - ((models - 1) * Gutter)) / models;
        for (var model = 0; model < matrix.HostingModels.Count; model++)
        {
            DrawColumn(image, Margin + (model * (column + Gutter)), column, figures, model);
        }

        return image.Encode();
    }

    private static void DrawColumn(PngImage image, int left, int width, PictureFigures figures, int model)
    {
        var domains = figures.Matrix.Domains;
        for (var domain = 0; domain < domains.Count; domain++)
        {
            var top = Margin + ((Height - (2 * Margin)) * domain / domains.Count);
            var bottom = Margin + ((Height - (2 * Margin)) * (domain + 1) / domains.Count);
            var band = Math.Max(1, (bottom - top) * 3 / 4);
            image.Fill(left, top, width, band, PaletteToken.Line.Light);
            DrawBand(image, left, top, width, band, figures.Of(model, domain), domains[domain].Responsibilities.Count);
        }
    }

    private static void DrawBand(PngImage image, int left, int top, int width, int height, int[] counts, int rows)
    {
        var before = 0;
        for (var party = 0; party < counts.Length; party++)
        {
            var (from, to) = (left + (width * before / Math.Max(rows, 1)), left + (width * (before + counts[party]) / Math.Max(rows, 1)));
            before += counts[party];
            image.Fill(from, top, to - from - (before < rows ? Gap : 0), height, PartyPalette.For(party).Light);
        }
    }
}
