using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Components.Layout;

public sealed partial class AccountLayout
{
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private SignedIn? Who => SignedIn.From(Http.User);
}
