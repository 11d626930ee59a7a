using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ResponsibilityPortal.Web.Components.Commands;

/// <summary>A dialog that stays open until its input is saved or the user cancels. A problem doesn't discard the input.</summary>
/// <typeparam name="TInput">What is saved.</typeparam>
public abstract class SavingDialog<TInput> : ComponentBase
{
    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    /// <summary>Tries to save the input. Returns the problem, or null if the input is saved.</summary>
    [Parameter, EditorRequired]
    public required Func<TInput, Task<string?>> Save { get; set; }

    /// <summary>Why the input was not saved. Empty before it is sent.</summary>
    protected IReadOnlyList<string> Problems { get; private set; } = [];

    protected bool IsSaving { get; private set; }

    /// <summary>The input as it is now.</summary>
    protected abstract TInput Input { get; }

    /// <summary>Saves the input and closes the dialog, or shows the problem. While the input is being saved, this does nothing.</summary>
    protected async Task SaveAsync()
    {
        if (IsSaving)
        {
            return;
        }

        IsSaving = true;
        var problem = await Save(Input);
        IsSaving = false;
        if (problem is null)
        {
            Dialog.Close();
        }
        else
        {
            Problems = [problem];
        }
    }
}
