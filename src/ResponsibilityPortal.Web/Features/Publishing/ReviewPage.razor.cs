using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>A draft against the latest version: looked at, approved or sent back, published or discarded.</summary>
public sealed partial class ReviewPage : IDisposable
{
    private SignedIn? _who;
    private DraftReview? _review;
    private ReviewDiff? _diff;
    private MatrixVersion? _announced;
    private MatrixVersion? _published;
    private ReviewActions? _actions;
    private LiveDraft? _live;
    private string? _message;
    private bool _isProblem;
    private bool _isReading = true;

    [Parameter]
    public required string Matrix { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required DraftReviews Reviews { get; set; }

    [Inject]
    public required MatrixPublisher Publisher { get; set; }

    [Inject]
    public required PublishedMatrices Published { get; set; }

    [Inject]
    public required DraftSnapshots Drafts { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    private DraftSnapshot Draft => _review!.Draft;

    private string Title => _review?.Draft.Frame.Content.Title ?? Matrix;

    public void Dispose() => _live?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        _live?.Dispose();
        _live = new LiveDraft(Drafts, Matrix, Clock, () => InvokeAsync(FollowAsync));
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var before = _review;
        _review = _who is null ? null : await Reviews.OpenAsync(Matrix, _who.Actor, CancellationToken.None);
        if (_review is not null && !ReferenceEquals(before?.Draft, _review.Draft))
        {
            _diff = new ReviewDiff(_review.Draft);
        }

        _announced = Published.Find(Matrix) is { } versions && versions.Latest.InForceFrom > Clock.GetUtcNow() ? versions.Latest : null;
        _isReading = false;
    }

    private async Task FollowAsync()
    {
        var before = _review?.Draft;
        await ReadAsync();
        if (before is not null && _review is not null && before.Frame.Latest == Draft.Frame.Latest && before.ContentHash != Draft.ContentHash)
        {
            Tell("The draft has just been edited. Below it stands as it is now.", isProblem: false);
        }

        StateHasChanged();
    }

    private Change NewChange() => new(_who!.Actor, Guid.CreateVersion7(), null);

    private async Task AskAsync(string? comment) =>
        await ShowAsync(await Reviews.AskAsync(Matrix, Draft.ContentHash, comment, NewChange(), CancellationToken.None), "Asked for a review.");

    private async Task DecideAsync((bool IsApproved, string? Remark) decision) => await ShowAsync(
        await Reviews.DecideAsync(Matrix, Draft.ContentHash, decision.IsApproved, decision.Remark, NewChange(), CancellationToken.None),
        decision.IsApproved ? "Approved as it stands." : "Sent back.");

    private async Task ExplainAsync((ValueList<CellKey> Cells, string Reason) explanation) => await ShowAsync(
        await Reviews.ExplainAsync(Matrix, explanation.Cells, explanation.Reason, NewChange(), CancellationToken.None), "The reason is kept.");

    private async Task DiscardAsync() =>
        await ShowAsync(await Reviews.DiscardAsync(Matrix, Draft.ContentHash, NewChange(), CancellationToken.None), $"Discarded. The draft is as version {Draft.Frame.Latest} again.");

    private async Task PublishAsync(PublishForm form)
    {
        var command = new PublishDraft(Matrix, Draft.Frame.Latest, form.Message, form.InForceFrom, Draft.ContentHash, form.MoveReason);
        var outcome = await Publisher.PublishDraftAsync(command, new Change(_who!.Actor, form.OperationId, null), CancellationToken.None);
        if (outcome is PublishOutcome.Published(var version, _))
        {
            _published = version;
            _actions?.Clear();
        }

        Tell(PublishWords.Of(outcome), outcome is not PublishOutcome.Published);
        await ReadAsync();
    }

    private async Task ShowAsync(ReviewOutcome outcome, string done)
    {
        Tell(
            outcome switch
            {
                ReviewOutcome.Done => done,
                ReviewOutcome.Unchanged => "It is so already. Nothing was changed.",
                ReviewOutcome.Changed => "The draft has been edited since you looked. Nothing was done; look at it as it is now.",
                ReviewOutcome.OwnEdits => "The draft holds edits of yours, so somebody else has to approve it. Nothing was done.",
                ReviewOutcome.Invalid(var problem) => problem,
                ReviewOutcome.Missing => "There is no such draft any longer.",
                ReviewOutcome.OperationUsed => "Something else was done in the same go. Nothing was done now; look at the draft as it is.",
                _ => "Your account may not do this.",
            },
            outcome is not (ReviewOutcome.Done or ReviewOutcome.Unchanged));
        await ReadAsync();
    }

    private void Tell(string message, bool isProblem) => (_message, _isProblem) = (message, isProblem);
}
