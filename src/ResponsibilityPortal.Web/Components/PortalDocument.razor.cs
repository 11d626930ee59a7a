using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Components;

public sealed partial class PortalDocument
{
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required PortalAssets PortalAssets { get; set; }

    [Inject]
    public required PortalPalette Palette { get; set; }

    /// <summary>
    /// The render mode of the root, which depends on the page. Prerendering is off, because only the browser knows the theme.
    /// </summary>
    private IComponentRenderMode? Mode => Http.AcceptsInteractiveRouting() ? new InteractiveServerRenderMode(prerender: false) : null;
}
