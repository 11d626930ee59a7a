using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Formats.Drawing;

/// <summary>
/// The palette as CSS custom properties, so that pages use a party's position and never a colour. It is served as a file, because the
/// portal's content security policy doesn't allow style attributes.
/// </summary>
public static class PaletteStylesheet
{
    /// <summary>The style sheet for all positions: <c>--party-1</c>, <c>--party-1-text</c> ... and the tokens.</summary>
    public static string Text { get; } = Write();

    private static string Write()
    {
        var css = new StringBuilder(":root {\n  color-scheme: light dark;\n");
        foreach (var (position, colors) in PartyPalette.All.Index())
        {
            css.Append(CultureInfo.InvariantCulture, $"  --party-{position + 1}: light-dark({colors.Light}, {colors.Dark});\n");
            css.Append(
                CultureInfo.InvariantCulture,
                $"  --party-{position + 1}-text: light-dark({colors.LightText}, {colors.DarkText});\n"
            );
        }

        foreach (var token in PaletteToken.All)
        {
            css.Append(CultureInfo.InvariantCulture, $"  --{token.Name}: light-dark({token.Light}, {token.Dark});\n");
        }

        return css.Append("}\n").ToString();
    }
}
