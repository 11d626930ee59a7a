using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Asks for what a publication needs, then for confirmation, and publishes once.</summary>
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

    /// <summary>Publishes what was confirmed.</summary>
    [Parameter]
    public EventCallback<PublishForm> OnPublish { get; set; }

    private int Next => Review.Draft.Frame.Latest + 1;

    private bool IsBarred => Review.IsBarred(Who.Actor);

    private string Approval => Review.ApprovedBy is { } approver ? $"{(approver.Id == Who.Actor.Id ? "You" : approver.Name)} approved this draft."
        : Review.HasEdited(Who.Actor.Id) ? "Nobody has approved this draft, and it contains your own edits."
        : "By publishing this draft you approve it.";

    protected override void OnParametersSet()
    {
        // What was asked about is what was on the page then; another draft is another question.
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
        _problem = IsBarred ? "This draft contains your edits, so someone else must approve and publish it." : _form.Problem(Review.Unexplained.Count);
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
            // The button shows that it works before the store, which answers on the same thread, is asked.
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
