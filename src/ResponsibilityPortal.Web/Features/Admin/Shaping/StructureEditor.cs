using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>Edits the structure of one draft for one user, with a dialog where something has to be typed or agreed to.</summary>
/// <param name="matrix">Slug.</param>
public sealed class StructureEditor(DraftShaper shaper, IDialogService dialogs, string matrix, Actor who)
{
    public Task<ShapeOutcome> ShapeAsync(ShapeEdit edit) => ShapeAsync(edit, Guid.CreateVersion7(), null);

    /// <summary>Undoes an edit, or does it again when it was undone.</summary>
    public Task<ShapeOutcome> ToggleAsync(Guid operation) => shaper.UndoAsync(matrix, operation, new Change(who, Guid.CreateVersion7(), null), CancellationToken.None);

    /// <summary>Opens a form in a dialog that stays until the edit is saved.</summary>
    /// <param name="preview">What the edit is known to take away before anything is typed.</param>
    /// <returns>Null when the user cancels.</returns>
    public async Task<ShapeOutcome?> AskAsync(string title, ElementForm form, RemovalPreview? preview = null)
    {
        var dialog = await dialogs.ShowAsync<ShapeDialog>(title, new DialogParameters<ShapeDialog>
        {
            { view => view.Form, form },
            { view => view.Preview, preview ?? RemovalPreview.Nothing },
            { view => view.Save, ShapeAsync },
            { view => view.Current, CurrentAsync },
        });
        return await dialog.Result is { Canceled: false, Data: ShapeOutcome outcome } ? outcome : null;
    }

    /// <summary>Shows what a removal takes away, and removes once that is agreed to.</summary>
    /// <param name="word">What the button says.</param>
    /// <returns>Null when the user cancels.</returns>
    public async Task<ShapeOutcome?> RemoveAsync(string title, string word, ShapeEdit edit) => await ShapeAsync(edit) switch
    {
        ShapeOutcome.Unconfirmed(var preview) => await AskAsync(title, new ElementForm([], () => edit) { SaveLabel = word }, preview),
        var outcome => outcome,
    };

    private Task<ShapeOutcome> ShapeAsync(ShapeEdit edit, Guid operationId, string? reason) =>
        shaper.ShapeAsync(matrix, edit, new Change(who, operationId, reason), CancellationToken.None);

    private async Task<Matrix?> CurrentAsync() => (await shaper.OpenAsync(matrix, who, CancellationToken.None))?.Frame.Content;
}
