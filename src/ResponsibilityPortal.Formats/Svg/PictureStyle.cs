using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ResponsibilityPortal.Formats.Drawing;

namespace ResponsibilityPortal.Formats.Svg;

/// <summary>The style sheet of every picture. It is constant, so that a content security policy can name it by its hash.</summary>
internal static class PictureStyle
{
    public static string Text { get; } = Write();

    /// <summary>The SHA-256 of the style element's text in base64, as a content security policy needs it.</summary>
    public static string Hash { get; } = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Returns the class of a surface in a party's colour.</summary>
    public static string Surface(int party) => string.Create(CultureInfo.InvariantCulture, $"p{party + 1}");

    /// <summary>Returns the class of text on that surface.</summary>
    public static string On(int party) => string.Create(CultureInfo.InvariantCulture, $"t{party + 1}");

    /// <summary>Returns the class of the lines of a party's pattern.</summary>
    public static string Line(int party) => string.Create(CultureInfo.InvariantCulture, $"l{party + 1}");

    private static string Write()
    {
        var css = new StringBuilder();
        Theme(css, "#FFFFFF", "#1A1A1A", "#5F6368", "#D5D7DB", colors => (colors.Light, colors.LightText));
        css.Append("@media screen and (prefers-color-scheme:dark){");
        Theme(css, "#1E1E2D", "#F2F2F5", "#B4B7BD", "#4A4B57", colors => (colors.Dark, colors.DarkText));
        return css.Append('}').ToString();
    }

    private static void Theme(
        StringBuilder css,
        string surface,
        string text,
        string quiet,
        string rule,
        Func<PartyColors, (string Surface, string Text)> theme
    )
    {
        css.Append(
            CultureInfo.InvariantCulture,
            $":root{{background:{surface}}}.surface{{fill:{surface}}}.text{{fill:{text}}}.quiet{{fill:{quiet}}}.rule{{fill:none;stroke:{rule}}}"
        );
        foreach (var (party, colors) in PartyPalette.All.Index())
        {
            var (fill, on) = theme(colors);
            css.Append(
                CultureInfo.InvariantCulture,
                $".{Surface(party)}{{fill:{fill}}}.{On(party)}{{fill:{on}}}.{Line(party)}{{fill:{on};stroke:{on}}}"
            );
        }
    }
}
