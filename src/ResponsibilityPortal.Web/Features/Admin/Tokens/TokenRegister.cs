using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>Manages the tokens with which programs can use the API. Each command checks the actor's own role in its transaction.</summary>
public sealed class TokenRegister(AccountActs acts, Rights rights)
{
    /// <summary>Returns all tokens by name, active ones first; null if the actor can't see them.</summary>
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
        return
        [
            .. tokens
                .Select(token => new Token(
                    token.Id,
                    token.Name,
                    token.Scopes,
                    token.CreatedByName,
                    token.CreatedAt,
                    token.ExpiresAt,
                    token.LastUsedAt,
                    token.RevokedAt is not null,
                    token.ExpiresAt <= now
                ))
                .OrderBy(token => token.Works ? 0 : 1)
                .ThenBy(token => token.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(token => token.CreatedAt),
        ];
    }

    /// <summary>Creates a token. Only the outcome contains the token itself; it is not stored.</summary>
    public Task<TokenOutcome> CreateAsync(CreateToken command, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            "api-tokens/create",
            change,
            (write, earlier) => IsCreationOfAsync(write, earlier, command, cancellationToken),
            async act =>
            {
                var name = command.Name.Trim();
                if (Problem(name, command) is { } problem)
                {
                    return new TokenOutcome.Invalid(problem);
                }

                var text = ApiTokenText.Create();
                var token = StoredApiToken.Create(
                    text.Id,
                    name,
                    text.SecretHash,
                    command.Scopes,
                    change.Actor,
                    act.Now,
                    act.Now.AddDays(command.Days)
                );
                act.Store.ApiTokens.Add(token);
                await act.RecordContentAsync(
                    new ApiTokenCreated(token.Id, name, token.Scopes, token.ExpiresAt, SecretDigest.OfToken(token.Id, token.SecretHash)),
                    change,
                    cancellationToken
                );
                return new TokenOutcome.Created(text.ToString(), name, token.ExpiresAt);
            },
            cancellationToken
        );

    /// <summary>Revokes a token. Its next request is refused.</summary>
    public Task<TokenOutcome> RevokeAsync(string id, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            "api-tokens/revoke",
            change,
            (_, earlier) => Task.FromResult(earlier.Is(TargetOf(id), ApiTokenRevoked.ActionName)),
            async act =>
            {
                if (await act.Store.ApiTokens.FindAsync([id], cancellationToken) is not { } token)
                {
                    return new TokenOutcome.NotDone(Refusal.NotFound);
                }

                if (!token.IsValid(act.Now))
                {
                    return new TokenOutcome.Unchanged();
                }

                token.Revoke(act.Now);
                await act.RecordContentAsync(new ApiTokenRevoked(token.Id, token.Name), change, cancellationToken);
                return new TokenOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>Runs a command of an administrator in one transaction. If the command changes nothing, nothing is stored.</summary>
    /// <param name="function">The requested function, for the log of refusals.</param>
    /// <param name="isSame">Returns whether an earlier operation was this command.</param>
    private Task<TokenOutcome> RunAsync(
        string function,
        Change change,
        Func<WriteScope, EarlierOperation, Task<bool>> isSame,
        Func<AccountAct, Task<TokenOutcome>> command,
        CancellationToken cancellationToken
    ) =>
        acts.RunAsync(new WriteCommand(Roles.Admin, function, change), isSame, new TokenOutcome.Done(), command, cancellationToken);

    private static string TargetOf(string token) => $"api-tokens/{token}";

    /// <summary>Returns whether an earlier operation created a token of the same name and scopes.</summary>
    private static async Task<bool> IsCreationOfAsync(
        WriteScope write,
        EarlierOperation earlier,
        CreateToken command,
        CancellationToken cancellationToken
    )
    {
        var id = earlier.First.Target[(earlier.First.Target.LastIndexOf('/') + 1)..];
        return earlier.Is(TargetOf(id), ApiTokenCreated.ActionName)
            && await write.Context.ApiTokens.AsNoTracking().SingleOrDefaultAsync(token => token.Id == id, cancellationToken) is { } created
            && created.Name == command.Name.Trim()
            && created.Scopes == command.Scopes;
    }

    private static string? Problem(string name, CreateToken command) =>
        name.Length == 0 ? "Enter what the token is for."
        : name.Length > StoredApiToken.NameMaxLength ? $"The name can have at most {StoredApiToken.NameMaxLength} characters."
        : TextRule.ProblemOfName(name) is { } problem ? $"The name {problem}"
        : command.Scopes == ApiScopes.None || (command.Scopes & ~ApiScopes.All) != ApiScopes.None ? "Choose at least one scope."
        : command.Days is < 1 or > CreateToken.MaxDays ? $"A token works for 1 to {CreateToken.MaxDays} days."
        : null;
}
