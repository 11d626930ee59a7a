using System.Text;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Formats.Drawing;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>The style sheet with the party colours, made from their only definition and named by its hash.</summary>
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
