using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>
/// Lists the versions of a matrix. Approvers can publish earlier versions again, reschedule or withdraw announced ones, and start
/// corrections.
/// </summary>
public sealed partial class PublishedVersionsPage
{
    private SignedIn? _who;
    private VersionChoice? _chosen;
    private string? _title;
    private string? _message;
    private bool _isProblem;
    private bool _isBusy;

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

    private int Chosen => _chosen!.Version.Number;

    private Change ChosenChange => new(_who!.Actor, _chosen!.Operation, null);

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        _title = Versions is { } versions ? await Published.TitleAsync(versions) : Matrix;
    }

    /// <summary>Returns whether the content has to be reviewed as a draft: it needs a second approver, or was never in force.</summary>
    private bool GoesToDraft(MatrixVersion version) => NeedsSecondApprover || States.IsNever(version);

    private async Task ChooseAsync(MatrixVersion version, bool isMove)
    {
        var (against, latest) = (InForce ?? Versions!.Latest, Versions!.Latest.Number);
        _chosen = isMove
            ? VersionChoice.ToMove(version, against, latest)
            : await VersionChoice.ToPublishAsync(Published, version, against, latest);
        _message = null;
    }

    private Task PublishAsync(string message) => GoesToDraft(_chosen!.Version) ? RestoreAsync(message) : PublishAgainAsync(message);

    private Task PublishAgainAsync(string message) =>
        BusyAsync(async () =>
        {
            var command = new PublishAgain(Matrix, Chosen, _chosen!.BasedOn, message);
            var outcome = await Republisher.PublishAgainAsync(command, ChosenChange, CancellationToken.None);
            return (PublishWords.Of(outcome), outcome is PublishOutcome.Published);
        });

    private Task RestoreAsync(string message) =>
        ActAsync(
            () => Restorer.RestoreAsync(Matrix, Chosen, message, ChosenChange, CancellationToken.None),
            $"The draft has the content of version {Chosen}. "
                + (NeedsSecondApprover ? "Another approver has to review and publish it." : "Review it and publish it, now or on a date."),
            "The draft already has this content. Nothing was changed."
        );

    private Task RescheduleAsync(DateTimeOffset? date) =>
        ActAsync(
            () =>
            {
                var command = new RescheduleVersion(Matrix, Chosen, Versions!.InForceFrom(_chosen!.Version), date);
                return Schedules.RescheduleAsync(command, ChosenChange, CancellationToken.None);
            },
            date is { } day
                ? $"Version {Chosen} takes effect on {Wording.Moment(day)}."
                : $"Version {Chosen} is withdrawn. It won't take effect.",
            $"Version {Chosen} already takes effect on that date. Nothing was changed."
        );

    private Task CorrectAsync()
    {
        var (inForce, announced) = (InForce!, States.Announced!);
        return ActAsync(
            () => Restorer.StartCorrectionAsync(Matrix, inForce.Number, _who!.NewChange(), CancellationToken.None),
            $"The draft has the content of version {inForce.Number}. Edit and publish it. Then bring version {announced.Number} back here.",
            $"The draft already has the content of version {inForce.Number}."
        );
    }

    private Task ActAsync(Func<Task<ReviewOutcome>> act, string done, string unchanged) =>
        BusyAsync(async () =>
        {
            var outcome = await act();
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
            _chosen = isDone ? null : _chosen;
        }
        finally
        {
            _isBusy = false;
        }
    }
}
