using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Edits the structure of one draft for one user. Opens a dialog if input or a confirmation is needed.</summary>
/// <param name="matrix">Slug.</param>
public sealed class StructureCommands(DraftStructureEditor structureEditor, IDialogService dialogs, string matrix, Actor who)
{
    public Task<StructureOutcome> EditStructureAsync(StructureEdit edit) => EditStructureAsync(edit, Guid.CreateVersion7(), null);

    /// <summary>Undoes an edit, or redoes it if it was undone.</summary>
    public Task<StructureOutcome> ToggleAsync(Guid operation) =>
        structureEditor.UndoAsync(matrix, operation, new Change(who, Guid.CreateVersion7(), null), CancellationToken.None);

    /// <summary>Opens a form in a dialog that stays until the edit is saved.</summary>
    /// <param name="preview">What the edit removes, as far as it is known before anything is typed.</param>
    /// <returns>Null when the user cancels.</returns>
    public async Task<StructureOutcome?> AskAsync(string title, ElementForm form, RemovalPreview? preview = null)
    {
        var dialog = await dialogs.ShowAsync<StructureDialog>(
            title,
            new DialogParameters<StructureDialog>
            {
                { view => view.Form, form },
                { view => view.Preview, preview ?? RemovalPreview.Nothing },
                { view => view.Save, EditStructureAsync },
                { view => view.Current, CurrentAsync },
            }
        );
        return await dialog.Result is { Canceled: false, Data: StructureOutcome outcome } ? outcome : null;
    }

    /// <summary>Shows what a removal removes with the element, and removes it when the user confirms.</summary>
    /// <param name="word">The label of the button.</param>
    /// <returns>Null when the user cancels.</returns>
    public async Task<StructureOutcome?> RemoveAsync(string title, string word, StructureEdit edit) =>
        await EditStructureAsync(edit) switch
        {
            StructureOutcome.Unconfirmed(var preview) => await AskAsync(
                title,
                new ElementForm([], () => edit) { SaveLabel = word },
                preview
            ),
            var outcome => outcome,
        };

    private Task<StructureOutcome> EditStructureAsync(StructureEdit edit, Guid operationId, string? reason) =>
        structureEditor.EditStructureAsync(matrix, edit, new Change(who, operationId, reason), CancellationToken.None);

    private async Task<Matrix?> CurrentAsync() => (await structureEditor.OpenAsync(matrix, who, CancellationToken.None))?.Frame.Content;
}
