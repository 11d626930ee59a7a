using System.Text;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Formats.Drawing;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>The style sheet with the party colours, made from the one place where they stand and named by its content.</summary>
public sealed class PortalPalette
{
    private readonly string _hash;

    public PortalPalette(PortalUrls urls)
    {
        Content = Encoding.UTF8.GetBytes(PaletteStylesheet.Text);
        _hash = Sha256Hash.Of(Content.Span)[..16];
        Address = urls.Palette(_hash);
    }

    public ReadOnlyMemory<byte> Content { get; }

    public string Address { get; }

    public bool IsNamed(string hash) => hash == _hash;
}
