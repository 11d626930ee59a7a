using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Lists the self-approved versions.</summary>
public sealed partial class SelfApprovedPage
{
    private IReadOnlyList<SelfApprovedVersion>? _versions;
    private bool _isRead;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required LogReplays Replays { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _versions = SignedIn.From((await Authentication).User) is { } who
            ? await Replays.SelfApprovedVersionsAsync(who.Actor, CancellationToken.None)
            : null;
        _isRead = true;
    }
}
