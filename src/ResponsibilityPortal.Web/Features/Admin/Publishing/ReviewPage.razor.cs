using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Compares a draft with the latest version. Users can approve it, send it back, publish it or discard it.</summary>
public sealed partial class ReviewPage : IDisposable
{
    private SignedIn? _who;
    private OpenReview? _open;
    private MatrixVersion? _published;
    private ReviewActions? _actions;
    private LiveDraft? _live;
    private string? _message;
    private bool _isProblem;
    private bool _isReading = true;
    private bool _takesFocus;
    private ElementReference _report;

    [Parameter]
    public required string Matrix { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required DraftReviews Reviews { get; set; }

    [Inject]
    public required DraftDiscarder Discarder { get; set; }

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

    private DraftReview? Review => _open?.Shown;

    private DraftSnapshot Draft => Review!.Draft;

    private string Title => Review?.Draft.Frame.Content.Title ?? Matrix;

    public void Dispose() => _live?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        if (_open is null || _open.Matrix != Matrix || _open.Who != _who?.Actor)
        {
            (_open, _isReading) = (new OpenReview(Reviews, Published, Clock, Matrix, _who?.Actor), true);
        }

        _live?.Dispose();
        _live = new LiveDraft(Drafts, Matrix, Clock, () => InvokeAsync(FollowAsync));
        await _open.ReadAsync(takesEdits: true);
        _isReading = false;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_takesFocus && Review is not null)
        {
            _takesFocus = false;
            await _report.FocusAsync();
        }
    }

    private async Task FollowAsync()
    {
        await _open!.ReadAsync(takesEdits: false);
        StateHasChanged();
    }

    private async Task AskAsync(string? comment) =>
        await ShowAsync(
            await Reviews.AskAsync(Matrix, Draft.ContentHash, comment, _who!.NewChange(), CancellationToken.None),
            "Review requested.",
            _actions!.ClearComments
        );

    private async Task DecideAsync((bool IsApproved, string? Remark) made) =>
        await ShowAsync(
            await Reviews.DecideAsync(Matrix, Draft.ContentHash, made.IsApproved, made.Remark, _who!.NewChange(), CancellationToken.None),
            made.IsApproved ? "Approved." : "Sent back.",
            _actions!.ClearComments
        );

    private async Task ExplainAsync((ValueList<CellKey> Cells, string Reason) explanation) =>
        await ShowAsync(
            await Reviews.ExplainAsync(Matrix, explanation.Cells, explanation.Reason, _who!.NewChange(), CancellationToken.None),
            "Reason saved."
        );

    private Task<IReadOnlyList<CellHistoryEntry>> ReadHistoryAsync(CellKey cell) =>
        Reviews.ReadHistoryAsync(Matrix, cell, _who!.Actor, CancellationToken.None);

    private async Task DiscardAsync() =>
        await ShowAsync(
            await Discarder.DiscardAsync(Matrix, Draft.ContentHash, _who!.NewChange(), CancellationToken.None),
            $"Discarded. The draft is the same as version {Draft.Frame.Latest} again.",
            isEnd: true
        );

    private async Task PublishAsync(PublishForm form)
    {
        var command = new PublishDraft(Matrix, Draft.Frame.Latest, form.Message, form.InForceFrom, Draft.ContentHash, form.MoveReason);
        var outcome = await Publisher.PublishDraftAsync(command, new Change(_who!.Actor, form.OperationId, null), CancellationToken.None);
        if (outcome is PublishOutcome.Published(var version, _))
        {
            _published = version;
            _actions?.Clear();
        }

        Report(PublishWords.Of(outcome), outcome is not PublishOutcome.Published);
        await _open!.ReadAsync(takesEdits: outcome is PublishOutcome.Published or PublishOutcome.Changed or PublishOutcome.Stale);
    }

    /// <param name="whenDone">What to do on the page after the command is carried out.</param>
    /// <param name="isEnd">Whether the draft is expected to be a different one after the command.</param>
    private async Task ShowAsync(ReviewOutcome outcome, string done, Action? whenDone = null, bool isEnd = false)
    {
        if (outcome is ReviewOutcome.Done)
        {
            whenDone?.Invoke();
        }

        Report(ReviewWords.Of(outcome, done), outcome is not (ReviewOutcome.Done or ReviewOutcome.Unchanged));
        await _open!.ReadAsync(takesEdits: outcome is ReviewOutcome.Changed || isEnd);
    }

    /// <summary>Shows the outcome in a message that takes the focus, so that users notice it.</summary>
    private void Report(string message, bool isProblem) => (_message, _isProblem, _takesFocus) = (message, isProblem, true);
}
