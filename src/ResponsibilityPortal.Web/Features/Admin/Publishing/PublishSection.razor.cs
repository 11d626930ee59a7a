using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Asks for the input that a publication needs, then for confirmation, and publishes once.</summary>
public sealed partial class PublishSection
{
    private readonly PublishForm _form = new();
    private ElementReference _question;
    private string? _problem;
    private string? _asked;
    private bool _asks;
    private bool _isBusy;
    private bool _takesFocus;

    [Parameter, EditorRequired]
    public required DraftReview Review { get; set; }

    [Parameter, EditorRequired]
    public required DraftDifferences Differences { get; set; }

    [Parameter, EditorRequired]
    public required SignedIn Who { get; set; }

    /// <summary>Publishes the confirmed draft.</summary>
    [Parameter]
    public EventCallback<PublishForm> OnPublish { get; set; }

    private int Next => Review.Draft.Frame.Latest + 1;

    private bool IsBarred => Review.IsBarred(Who.Actor);

    private string Approval =>
        Review.ApprovedBy is { } approver ? $"{(approver.Id == Who.Actor.Id ? "You" : approver.Name)} approved this draft."
        : Review.HasEdited(Who.Actor.Id) ? "This draft isn't approved, and it contains your own edits."
        : "By publishing this draft you approve it.";

    protected override void OnParametersSet()
    {
        // The question was about the draft that the page showed then. A different draft needs a new confirmation.
        if (_asked != Review.Draft.ContentHash && !_isBusy)
        {
            _asks = false;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_takesFocus)
        {
            _takesFocus = false;
            await _question.FocusAsync();
        }
    }

    private void AskAsync()
    {
        _problem = IsBarred
            ? "This draft contains your edits, so someone else must approve and publish it."
            : _form.Problem(Review.Unexplained.Count);
        _asks = _takesFocus = _problem is null;
        _asked = Review.Draft.ContentHash;
    }

    private async Task PublishAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            // Let the button show the progress before the store is used, which responds on the same thread.
            StateHasChanged();
            await Task.Yield();
            await OnPublish.InvokeAsync(_form);
        }
        finally
        {
            (_isBusy, _asks) = (false, false);
        }
    }
}
