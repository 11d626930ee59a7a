using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Components.Layout;

public sealed partial class AdminLayout
{
    private bool _isOpen = true;
    private bool _isDark;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private SignedIn? Who { get; set; }

    protected override async Task OnParametersSetAsync() => Who = SignedIn.From((await Authentication).User);
}
