using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Components.Commands;

/// <summary>
/// A page that lists elements and creates secrets for them, such as tokens and one-time links. A new secret is shown above the list until
/// it is dismissed, because it can't be shown again.
/// </summary>
/// <typeparam name="TElement">An element of the list.</typeparam>
/// <typeparam name="TSecret">A new secret.</typeparam>
public abstract class SecretListPage<TElement, TSecret> : ComponentBase
{
    private bool _focusShown;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Messages { get; set; }

    [Inject]
    public required IJSRuntime Browser { get; set; }

    protected SignedIn? Who { get; private set; }

    /// <summary>The elements; null before they are read.</summary>
    protected IReadOnlyList<TElement>? Elements { get; private set; }

    /// <summary>The secrets that are shown, the latest first.</summary>
    protected List<TSecret> Secrets { get; } = [];

    /// <summary>The element that contains the shown secrets. It gets the focus when one is added.</summary>
    protected ElementReference Shown { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        Who = SignedIn.From((await Authentication).User);
        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusShown)
        {
            // The list can be long, with the pressed button at its end.
            _focusShown = false;
            await Browser.InvokeVoidAsync("portalFocus", Shown);
        }
    }

    /// <summary>Reads the list; null if the actor can't see it.</summary>
    protected abstract Task<IReadOnlyList<TElement>?> ListAsync(Actor actor);

    protected async Task ReadAsync() => Elements = Who is null ? [] : await ListAsync(Who.Actor) ?? [];

    /// <summary>Opens a dialog that saves its input, and waits until it is closed.</summary>
    protected async Task AskAsync<TDialog, TForm>(string title, TForm form, Func<TForm, Task<string?>> save)
        where TDialog : CommandDialog<TForm>
        where TForm : CommandForm, new()
    {
        var dialog = await Dialogs.ShowAsync<TDialog>(
            title,
            new DialogParameters<TDialog> { { view => view.Form, form }, { view => view.Save, save } }
        );
        await dialog.Result;
    }

    /// <summary>Carries out a command, shows its outcome and reads the list again.</summary>
    /// <param name="show">Shows the outcome. Returns why the command was not carried out; null if it was.</param>
    /// <returns>Why the command was not carried out; null if it was, or if there was nothing to change.</returns>
    protected async Task<string?> RunAsync<TOutcome>(Task<TOutcome> command, Func<TOutcome, string?> show)
    {
        var problem = show(await command);
        await ReadAsync();
        StateHasChanged();
        return problem;
    }

    /// <summary>Shows a new secret above the list, and moves the focus to it.</summary>
    protected void ShowSecret(TSecret secret)
    {
        Secrets.Insert(0, secret);
        _focusShown = true;
    }
}
