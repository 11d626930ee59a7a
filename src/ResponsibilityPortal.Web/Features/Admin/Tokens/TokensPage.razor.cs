using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>Lists the tokens with which programs can use the API.</summary>
public sealed partial class TokensPage
{
    [Inject]
    public required TokenRegister Register { get; set; }

    protected override Task<IReadOnlyList<Token>?> ListAsync(Actor actor) => Register.ListAsync(actor, CancellationToken.None);

    private Task AddAsync() => AskAsync<TokenDialog, TokenForm>("Create token", new TokenForm(), SaveAsync);

    private Task<string?> SaveAsync(TokenForm form) =>
        RunAsync(
            Register.CreateAsync(
                new CreateToken(form.Name, form.Scopes, form.Days ?? 0),
                new Change(Who!.Actor, form.OperationId, null),
                CancellationToken.None
            ),
            Show
        );

    private async Task RevokeAsync(Token token)
    {
        var isSure = await Dialogs.ShowMessageBoxAsync(
            $"Revoke {token.Name}?",
            "The next request of the program that uses it is refused. This can't be undone.",
            yesText: "Revoke",
            cancelText: "Cancel",
            options: new DialogOptions { CloseOnEscapeKey = true }
        );
        if (
            isSure == true
            && await RunAsync(Register.RevokeAsync(token.Id, Who!.NewChange(), CancellationToken.None), Show) is { } problem
        )
        {
            Messages.Add(problem, Severity.Error, options => options.RequireInteraction = true);
        }
    }

    private string? Show(TokenOutcome outcome)
    {
        switch (outcome)
        {
            case TokenOutcome.Created created:
                ShowSecret(created);
                return null;
            case TokenOutcome.Done or TokenOutcome.Unchanged:
                Messages.Add(TokenWords.Of(outcome), outcome.IsDone ? Severity.Success : Severity.Normal);
                return null;
            default:
                return TokenWords.Of(outcome);
        }
    }
}
