using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>Lists the problem reports of a matrix, open or closed, with what the team can do with each.</summary>
public sealed partial class ReportsPage
{
    private IReadOnlyList<ProblemReport>? _reports;
    private SignedIn? _who;
    private string? _title;
    private string? _message;

    [Parameter]
    public required string Matrix { get; set; }

    /// <summary>Which reports are shown (<see cref="PortalUrls.ClosedReports"/>); null for the open ones.</summary>
    [SupplyParameterFromQuery(Name = PortalUrls.ShownKey)]
    public string? Shown { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required ReportLists Lists { get; set; }

    [Inject]
    public required PublishedMatrices Published { get; set; }

    [Inject]
    public required IOptions<PortalOptions> Options { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private PublishedVersions? Versions => Published.Find(Matrix);

    private bool IsClosed => Shown == PortalUrls.ClosedReports;

    private int Days => Options.Value.ProblemReportsKeptDays;

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        _title = Versions is { } versions ? await Published.TitleAsync(versions) : Matrix;
        _message = null;
        await ReadAsync();
    }

    private async Task ReadAsync() =>
        _reports = _who is null
            ? []
            : await Lists.ListAsync(Matrix, new ReportSelection(IsOpen: !IsClosed), _who.Actor, CancellationToken.None);

    private async Task ShowAsync(string message)
    {
        _message = message;
        await ReadAsync();
    }
}
