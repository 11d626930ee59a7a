using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Who might do what on a day, by the log.</summary>
public sealed partial class PeopleOnDayPage
{
    private IReadOnlyList<PersonOnDay>? _people;
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

    /// <summary>The day as the address says; today when it says none that can be read.</summary>
    [SupplyParameterFromQuery]
    public string? On { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _day = DateOnly.TryParseExact(On, "yyyy-MM-dd", out var day) && day < DateOnly.MaxValue ? day : DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        _people = SignedIn.From((await Authentication).User) is { } who ? await Replays.PeopleAsync(who.Actor, _day, CancellationToken.None) : null;
        _isRead = true;
    }
}
