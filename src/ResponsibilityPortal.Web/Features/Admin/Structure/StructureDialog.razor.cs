using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Asks for the details of an element, and for confirmation of everything that an edit removes.</summary>
public sealed partial class StructureDialog
{
    // A retry after a failure must not apply the edit twice. An edit that was refused is decided again.
    private readonly Guid _operationId = Guid.CreateVersion7();

    private ElementForm _form = null!;
    private RemovalPreview _preview = RemovalPreview.Nothing;
    private ValueList<StructureProblem> _problems = [];
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

    /// <summary>What the edit removes, as far as it is known before anything is typed.</summary>
    [Parameter]
    public RemovalPreview Preview { get; set; } = RemovalPreview.Nothing;

    /// <summary>Tries an edit, with an operation ID and a reason.</summary>
    [Parameter, EditorRequired]
    public required Func<StructureEdit, Guid, string?, Task<StructureOutcome>> Save { get; set; }

    /// <summary>Reads the current matrix; null if it can no longer be read.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<Matrix?>> Current { get; set; }

    protected override void OnInitialized() => (_form, _preview) = (Form, Preview);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusAlerts)
        {
            // The form can be longer than the visible part of the page, and the messages are at its top.
            _focusAlerts = false;
            await _alerts.FocusAsync();
        }
    }

    private string Label =>
        !_preview.IsEmpty && _form.Fields.Count > 0 ? $"{_form.SaveLabel} and remove this"
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
            var outcome = await Save(
                _form.Build() with
                {
                    Accepted = _preview,
                },
                _operationId,
                string.IsNullOrWhiteSpace(_reason) ? null : _reason.Trim()
            );
            (_problems, _theirs, _theirValues) = ([], null, []);
            await ShowAsync(outcome);
            _focusAlerts = outcome is not (StructureOutcome.Edited or StructureOutcome.Unchanged);
        }
        finally
        {
            _isSaving = false;
        }
    }

    private async Task ShowAsync(StructureOutcome outcome)
    {
        switch (outcome)
        {
            case StructureOutcome.Edited or StructureOutcome.Unchanged:
                Dialog.Close(DialogResult.Ok(outcome));
                break;
            case StructureOutcome.Unconfirmed(var preview):
                _preview = preview;
                break;
            case StructureOutcome.Invalid(var problems):
                _problems = problems;
                break;
            case StructureOutcome.Stale stale:
                await FollowAsync(stale);
                break;
            case StructureOutcome.NotDone(var refusal):
                _problems = [new StructureProblem("", RefusalWords.Of(refusal))];
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Handles a conflict: shows what another editor has saved, and bases the form on it.</summary>
    private async Task FollowAsync(StructureOutcome.Stale stale)
    {
        _preview = RemovalPreview.Nothing;
        if (await Current() is { } now && _form.Over(now, out _theirValues) is { } over)
        {
            _form = over;
            _theirs = $"{StructureOutcomeWords.Changed(stale)} Nothing was saved yet.";
        }
        else
        {
            _isGone = true;
            _theirs =
                $"{stale.By?.Shown ?? "Another editor"} removed or changed {stale.What} in the meantime. Nothing was saved. Cancel and "
                    + "check the current state.";
        }
    }
}
