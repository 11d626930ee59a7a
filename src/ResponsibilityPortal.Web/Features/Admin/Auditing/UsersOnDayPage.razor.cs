using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Shows which roles users had on a day, according to the log.</summary>
public sealed partial class UsersOnDayPage
{
    private IReadOnlyList<UserOnDay>? _people;
    private DateOnly _day;
    private bool _isRead;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required LogReplays Replays { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    /// <summary>The day from the address; today if the address contains no valid day.</summary>
    [SupplyParameterFromQuery]
    public string? On { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _day =
            DateOnly.TryParseExact(On, "yyyy-MM-dd", out var day) && day < DateOnly.MaxValue
                ? day
                : DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        _people = SignedIn.From((await Authentication).User) is { } who
            ? await Replays.UsersAsync(who.Actor, _day, CancellationToken.None)
            : null;
        _isRead = true;
    }
}
