using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Auditing;

/// <summary>Versions that nobody but their editor looked at.</summary>
public sealed partial class OneHandPage
{
    private IReadOnlyList<OneHandVersion>? _versions;
    private bool _isRead;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required LogReplays Replays { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _versions = SignedIn.From((await Authentication).User) is { } who ? await Replays.OneHandVersionsAsync(who.Actor, CancellationToken.None) : null;
        _isRead = true;
    }
}
