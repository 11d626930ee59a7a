using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Lists the versions of a matrix: publishes earlier ones again, moves and withdraws announced ones, and starts corrections.</summary>
public sealed partial class PublishedVersionsPage
{
    private SignedIn? _who;
    private MatrixVersion? _chosen;
    private MatrixVersion? _against;
    private string _title = "";
    private int _basedOn;
    private bool _isMove;
    private string? _summary;
    private string? _message;
    private bool _isProblem;
    private bool _isBusy;
    private Guid _operation = Guid.CreateVersion7();

    [Parameter]
    public required string Matrix { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required PublishedMatrices Published { get; set; }

    [Inject]
    public required VersionRepublisher Republisher { get; set; }

    [Inject]
    public required DraftRestorer Restorer { get; set; }

    [Inject]
    public required VersionSchedules Schedules { get; set; }

    [Inject]
    public required IOptions<PortalOptions> Options { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    private PublishedVersions? Versions => Published.Find(Matrix);

    private MatrixVersion? InForce => Versions?.InForceAt(Clock.GetUtcNow());

    private VersionStates States => new(Versions!, InForce);

    private bool NeedsSecondApprover => Options.Value.FourEyes;

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        _title = Versions is { } versions ? await Published.TitleAsync(versions) : Matrix;
    }

    /// <summary>What needs a second approver, or is to be announced once more, goes through the draft and its review.</summary>
    private bool GoesToDraft(MatrixVersion version) => NeedsSecondApprover || States.IsNever(version);

    private async Task Choose(MatrixVersion version, bool isMove)
    {
        (_chosen, _isMove, _basedOn, _operation, _message) = (version, isMove, Versions!.Latest.Number, Guid.CreateVersion7(), null);
        _against = InForce ?? Versions.Latest;
        _summary = !isMove && await Published.LoadAsync(_against) is VersionContent.Intact(var now) && await Published.LoadAsync(version) is VersionContent.Intact(var earlier)
            ? TeamSummary.Of(new VersionComparison(now.Matrix, earlier.Matrix, earlier.Matrix.ReadersParty))
            : null;
    }

    private void Close() => _chosen = null;

    private async Task PublishAsync(string message)
    {
        if (GoesToDraft(_chosen!))
        {
            await ActAsync(
                change => Restorer.RestoreAsync(Matrix, _chosen!.Number, message, change, CancellationToken.None),
                $"The draft has the content of version {_chosen!.Number}. {(NeedsSecondApprover ? "Another approver has to review and publish it." : "Review it and publish it, now or on a date.")}",
                "The draft already has this content. Nothing was changed.");
            return;
        }

        await BusyAsync(async () =>
        {
            var command = new PublishAgain(Matrix, _chosen!.Number, _basedOn, message);
            var outcome = await Republisher.PublishAgainAsync(command, new Change(_who!.Actor, _operation, null), CancellationToken.None);
            return (PublishWords.Of(outcome), outcome is PublishOutcome.Published);
        });
    }

    private Task RescheduleAsync(DateTimeOffset? date) => ActAsync(
        change => Schedules.RescheduleAsync(new RescheduleVersion(Matrix, _chosen!.Number, Versions!.InForceFrom(_chosen), date), change, CancellationToken.None),
        date is { } day ? $"Version {_chosen!.Number} takes effect on {Wording.Moment(day)}." : $"Version {_chosen!.Number} is withdrawn. It won't take effect.",
        $"Version {_chosen!.Number} already takes effect on that date. Nothing was changed.");

    private Task CorrectAsync()
    {
        var (inForce, announced) = (InForce!, States.Announced!);
        _operation = Guid.CreateVersion7();
        return ActAsync(
            change => Restorer.StartCorrectionAsync(Matrix, inForce.Number, change, CancellationToken.None),
            $"The draft has the content of version {inForce.Number}. Edit and publish it. Then bring version {announced.Number} back here.",
            $"The draft already has the content of version {inForce.Number}.");
    }

    private Task ActAsync(Func<Change, Task<ReviewOutcome>> act, string done, string unchanged) => BusyAsync(async () =>
    {
        var outcome = await act(new Change(_who!.Actor, _operation, null));
        return (ReviewWords.Of(outcome, done, unchanged), outcome is ReviewOutcome.Done or ReviewOutcome.Unchanged);
    });

    private async Task BusyAsync(Func<Task<(string Message, bool IsDone)>> act)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _message) = (true, null);
        try
        {
            (_message, var isDone) = await act();
            _isProblem = !isDone;
            if (isDone)
            {
                _chosen = null;
            }
        }
        finally
        {
            _isBusy = false;
        }
    }
}
