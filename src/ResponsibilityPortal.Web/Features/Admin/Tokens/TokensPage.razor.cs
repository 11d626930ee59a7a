using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>Which programs may use the API.</summary>
public sealed partial class TokensPage
{
    private SignedIn? _who;
    private IReadOnlyList<Token>? _tokens;
    private readonly List<TokenOutcome.Created> _created = [];
    private ElementReference _shown;
    private bool _focusShown;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required TokenRegister Register { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Messages { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusShown)
        {
            _focusShown = false;
            await _shown.FocusAsync();
        }
    }

    private async Task ReadAsync() => _tokens = _who is null ? [] : await Register.ListAsync(_who.Actor, CancellationToken.None) ?? [];

    private async Task AddAsync()
    {
        var dialog = await Dialogs.ShowAsync<TokenDialog>(
            "Make a token", new DialogParameters<TokenDialog> { { view => view.Form, new TokenForm() }, { view => view.Save, SaveAsync } });
        await dialog.Result;
    }

    private Task<string?> SaveAsync(TokenForm form) => ActAsync(Register.CreateAsync(
        new CreateToken(form.Name, form.Scopes, form.Days ?? 0), new Change(_who!.Actor, form.OperationId, null), CancellationToken.None));

    private async Task RevokeAsync(Token token)
    {
        var isSure = await Dialogs.ShowMessageBoxAsync(
            $"Revoke {token.Name}?",
            "The program that uses it is refused from its next request on. This cannot be taken back.",
            yesText: "Revoke",
            cancelText: "Cancel",
            options: new DialogOptions { CloseOnEscapeKey = true });
        if (isSure == true
            && await ActAsync(Register.RevokeAsync(token.Id, new Change(_who!.Actor, Guid.CreateVersion7(), null), CancellationToken.None)) is { } problem)
        {
            Messages.Add(problem, Severity.Error, options => options.RequireInteraction = true);
        }
    }

    /// <summary>Shows what a command came to.</summary>
    /// <returns>Why nothing was done; null when all is as wished.</returns>
    private async Task<string?> ActAsync(Task<TokenOutcome> command)
    {
        var problem = Show(await command);
        await ReadAsync();
        StateHasChanged();
        return problem;
    }

    private string? Show(TokenOutcome outcome)
    {
        switch (outcome)
        {
            case TokenOutcome.Created created:
                _created.Insert(0, created);
                _focusShown = true;
                return null;
            case TokenOutcome.Done or TokenOutcome.Unchanged:
                Messages.Add(TokenWords.Of(outcome), outcome.IsDone ? Severity.Success : Severity.Normal);
                return null;
            default:
                return TokenWords.Of(outcome);
        }
    }
}
