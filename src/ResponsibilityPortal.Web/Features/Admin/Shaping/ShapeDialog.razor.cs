using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>Asks for what is to be known about an element, and for consent to what an edit takes away.</summary>
public sealed partial class ShapeDialog
{
    // Sent again after a failure it must not act twice; an edit that was refused is looked at afresh.
    private readonly Guid _operationId = Guid.CreateVersion7();

    private ElementForm _form = null!;
    private RemovalPreview _preview = RemovalPreview.Nothing;
    private ValueList<ShapeProblem> _problems = [];
    private ValueList<string> _theirValues = [];
    private string? _theirs;
    private string? _warning;
    private ElementReference _alerts;
    private bool _focusAlerts;
    private string _reason = "";
    private bool _isSaving;
    private bool _isGone;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required ElementForm Form { get; set; }

    /// <summary>What the edit is known to take away before anything is typed.</summary>
    [Parameter]
    public RemovalPreview Preview { get; set; } = RemovalPreview.Nothing;

    /// <summary>Tries an edit, under an operation id and with a reason.</summary>
    [Parameter, EditorRequired]
    public required Func<ShapeEdit, Guid, string?, Task<ShapeOutcome>> Save { get; set; }

    /// <summary>The matrix as it is now; null when it cannot be read any longer.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<Matrix?>> Current { get; set; }

    protected override void OnInitialized() => (_form, _preview) = (Form, Preview);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusAlerts)
        {
            // The form may be longer than what is in view, and the messages are at its top.
            _focusAlerts = false;
            await _alerts.FocusAsync();
        }
    }

    private string Label => !_preview.IsEmpty && _form.Fields.Count > 0 ? $"{_form.SaveLabel} and remove this"
        : _warning is not null ? $"{_form.SaveLabel} anyway"
        : _form.SaveLabel;

    private async Task SaveAsync()
    {
        if (_isSaving || _isGone)
        {
            return;
        }

        if (_form.Warning is { } warning && warning != _warning)
        {
            (_warning, _problems, _focusAlerts) = (warning, [], true);
            return;
        }

        _isSaving = true;
        try
        {
            var outcome = await Save(_form.Build() with { Accepted = _preview }, _operationId, string.IsNullOrWhiteSpace(_reason) ? null : _reason.Trim());
            (_problems, _theirs, _theirValues) = ([], null, []);
            await ShowAsync(outcome);
            _focusAlerts = outcome is not (ShapeOutcome.Shaped or ShapeOutcome.Unchanged);
        }
        finally
        {
            _isSaving = false;
        }
    }

    private async Task ShowAsync(ShapeOutcome outcome)
    {
        switch (outcome)
        {
            case ShapeOutcome.Shaped or ShapeOutcome.Unchanged:
                Dialog.Close(DialogResult.Ok(outcome));
                break;
            case ShapeOutcome.Unconfirmed(var preview):
                _preview = preview;
                break;
            case ShapeOutcome.Invalid(var problems):
                _problems = problems;
                break;
            case ShapeOutcome.Stale stale:
                await FollowAsync(stale);
                break;
            case ShapeOutcome.NotDone(var refusal):
                _problems = [new ShapeProblem("", RefusalWords.Of(refusal))];
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Somebody else was first: shows what they wrote and stands the form on it.</summary>
    private async Task FollowAsync(ShapeOutcome.Stale stale)
    {
        _preview = RemovalPreview.Nothing;
        if (await Current() is { } now && _form.Over(now, out _theirValues) is { } over)
        {
            _form = over;
            _theirs = $"{ShapeWords.Changed(stale)} Nothing was saved yet.";
        }
        else
        {
            _isGone = true;
            _theirs = $"{stale.By?.Shown ?? "Another editor"} removed or changed {stale.What} in the meantime. Nothing was saved. Cancel and check the current state.";
        }
    }
}
