using MudBlazor;
using ResponsibilityPortal.Formats.Drawing;

namespace ResponsibilityPortal.Web.Components.Layout;

/// <summary>The colours of the reader pages, as a MudBlazor theme.</summary>
internal static class PortalTheme
{
    public static MudTheme Theme { get; } =
        new()
        {
            PaletteLight = Fill(new PaletteLight(), token => token.Light),
            PaletteDark = Fill(new PaletteDark(), token => token.Dark),
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
            Typography = new Typography
            {
                Default = new DefaultTypography
                {
                    FontFamily = ["system-ui", "-apple-system", "Segoe UI", "Noto Sans", "Liberation Sans", "sans-serif"],
                },
                Button = new ButtonTypography { TextTransform = "none" },
            },
        };

    private static TPalette Fill<TPalette>(TPalette palette, Func<PaletteToken, string> color)
        where TPalette : Palette
    {
        palette.Background = color(PaletteToken.Surface);
        palette.Surface = color(PaletteToken.Surface);
        palette.DrawerBackground = color(PaletteToken.Raised);
        palette.AppbarBackground = color(PaletteToken.Raised);
        palette.AppbarText = color(PaletteToken.Ink);
        palette.DrawerText = color(PaletteToken.Ink);
        palette.DrawerIcon = color(PaletteToken.Quiet);
        palette.TextPrimary = color(PaletteToken.Ink);
        palette.TextSecondary = color(PaletteToken.Quiet);
        palette.ActionDefault = color(PaletteToken.Quiet);
        palette.Divider = color(PaletteToken.Line);
        palette.LinesDefault = color(PaletteToken.Line);
        palette.LinesInputs = color(PaletteToken.Quiet);
        palette.TableLines = color(PaletteToken.Line);
        palette.Primary = color(PaletteToken.Link);
        palette.PrimaryContrastText = color(PaletteToken.Surface);
        palette.Secondary = color(PaletteToken.Quiet);
        palette.SecondaryContrastText = color(PaletteToken.Surface);
        palette.Error = color(PaletteToken.Unassigned);
        palette.ErrorContrastText = color(PaletteToken.Surface);
        palette.Success = color(PaletteToken.Changed);
        palette.SuccessContrastText = color(PaletteToken.Surface);
        return palette;
    }
}
