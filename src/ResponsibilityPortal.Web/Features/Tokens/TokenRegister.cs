using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Tokens;

/// <summary>Which programs may use the API, and for how long. The actor's own role is looked up in the transaction of each command.</summary>
public sealed class TokenRegister(AccountActs acts, Rights rights)
{
    /// <summary>All tokens, those that work first, then by name; null when the actor may not see them.</summary>
    public async Task<IReadOnlyList<Token>?> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = acts.Now;
        await using var store = acts.Open();
        if (!await Rights.AllowsAsync(store, now, actor, Roles.Admin, cancellationToken))
        {
            await rights.RecordRefusalAsync(actor, "api-tokens", Roles.Admin, cancellationToken);
            return null;
        }

        var tokens = await store.ApiTokens.AsNoTracking().ToListAsync(cancellationToken);
        return [.. tokens
            .Select(token => new Token(
                token.Id, token.Name, token.Scopes, token.CreatedByName, token.CreatedAt, token.ExpiresAt, token.LastUsedAt, token.RevokedAt is not null, token.ExpiresAt <= now))
            .OrderBy(token => token.Works ? 0 : 1)
            .ThenBy(token => token.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(token => token.CreatedAt)];
    }

    /// <summary>Makes a token; the outcome is the only place where it ever stands.</summary>
    public Task<TokenOutcome> CreateAsync(CreateToken command, Change change, CancellationToken cancellationToken) => ActAsync("api-tokens/create", change, async act =>
    {
        var name = command.Name.Trim();
        if (Problem(name, command) is { } problem)
        {
            return new TokenOutcome.Invalid(problem);
        }

        var text = ApiTokenText.Create();
        var token = StoredApiToken.Create(text.Id, name, text.SecretHash, command.Scopes, change.Actor, act.Now, act.Now.AddDays(command.Days));
        act.Store.ApiTokens.Add(token);
        await act.RecordContentAsync(new ApiTokenCreated(token.Id, name, token.Scopes, token.ExpiresAt), change, cancellationToken);
        return new TokenOutcome.Created(text.ToString(), name, token.ExpiresAt);
    }, cancellationToken);

    /// <summary>Revokes a token: its next request is refused.</summary>
    public Task<TokenOutcome> RevokeAsync(string id, Change change, CancellationToken cancellationToken) => ActAsync("api-tokens/revoke", change, async act =>
    {
        if (await act.Store.ApiTokens.FindAsync([id], cancellationToken) is not { } token)
        {
            return new TokenOutcome.Invalid("There is no such token.");
        }

        if (!token.IsValid(act.Now))
        {
            return new TokenOutcome.Unchanged();
        }

        token.Revoke(act.Now);
        await act.RecordContentAsync(new ApiTokenRevoked(token.Id, token.Name), change, cancellationToken);
        return new TokenOutcome.Done();
    }, cancellationToken);

    /// <summary>Runs a command of an administrator in one transaction; what changed nothing leaves nothing.</summary>
    private async Task<TokenOutcome> ActAsync(string function, Change change, Func<AccountAct, Task<TokenOutcome>> command, CancellationToken cancellationToken)
    {
        await using (var act = await acts.BeginAsync(cancellationToken))
        {
            if (await Rights.AllowsAsync(act.Store, act.Now, change.Actor, Roles.Admin, cancellationToken))
            {
                if (await act.HasHappenedAsync(change.OperationId, cancellationToken))
                {
                    return new TokenOutcome.Done();
                }

                var outcome = await command(act);
                if (outcome is TokenOutcome.Done or TokenOutcome.Created)
                {
                    await act.CommitAsync(cancellationToken);
                }

                return outcome;
            }
        }

        await rights.RecordRefusalAsync(change.Actor, function, Roles.Admin, cancellationToken);
        return new TokenOutcome.Refused();
    }

    private static string? Problem(string name, CreateToken command) =>
        name.Length == 0 ? "Say what the token is for."
        : name.Length > StoredApiToken.NameMaxLength ? $"The name may have at most {StoredApiToken.NameMaxLength} characters."
        : TextRule.ProblemOfName(name) is { } problem ? $"The name {problem}"
        : command.Scopes == ApiScopes.None || (command.Scopes & ~ApiScopes.All) != ApiScopes.None ? "Choose what the token may do."
        : command.Days is < 1 or > CreateToken.MaxDays ? $"A token works for 1 to {CreateToken.MaxDays} days."
        : null;
}
