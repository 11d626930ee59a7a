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
    private DraftReview? _newer;
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
        await ReadAsync(takesEdits: true);
    }

    /// <summary>Reads the review anew. A draft that was edited since is not put under the reader's hand: they say when they look at it.</summary>
    /// <param name="takesEdits">Whether the page shows the draft as it is now in any case.</param>
    private async Task ReadAsync(bool takesEdits)
    {
        var now = _who is null ? null : await Reviews.OpenAsync(Matrix, _who.Actor, CancellationToken.None);
        _isReading = false;
        if (takesEdits || now is null || _review is null || now.Draft.ContentHash == Draft.ContentHash)
        {
            Take(now);
        }
        else
        {
            _newer = now;
        }
    }

    private void Take(DraftReview? review)
    {
        if (review is not null && !ReferenceEquals(_review?.Draft, review.Draft))
        {
            _diff = new ReviewDiff(review.Draft);
        }

        (_review, _newer) = (review, null);
        _announced = Published.Find(Matrix) is { } versions && versions.Latest.InForceFrom > Clock.GetUtcNow() ? versions.Latest : null;
    }

    private async Task FollowAsync()
    {
        await ReadAsync(takesEdits: false);
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
        await ShowAsync(await Reviews.DiscardAsync(Matrix, Draft.ContentHash, NewChange(), CancellationToken.None), $"Discarded. The draft is as version {Draft.Frame.Latest} again.", isEnd: true);

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
        await ReadAsync(takesEdits: outcome is PublishOutcome.Published or PublishOutcome.Changed or PublishOutcome.Stale);
    }

    /// <param name="isEnd">Whether the draft is another after it, as was wished.</param>
    private async Task ShowAsync(ReviewOutcome outcome, string done, bool isEnd = false)
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
        await ReadAsync(takesEdits: outcome is ReviewOutcome.Changed || isEnd);
    }

    private void Tell(string message, bool isProblem) => (_message, _isProblem) = (message, isProblem);
}
