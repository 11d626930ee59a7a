using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Accounts and API tokens as the stream <c>content</c> records them, and what each was allowed to do at any entry. Entries arrive in
/// order.
/// </summary>
public sealed class AccountsReplay
{
    /// <summary>The actions that the replay needs.</summary>
    public static readonly IReadOnlyList<string> Actions =
    [
        AdministratorCreated.ActionName,
        UserAdded.ActionName,
        UserChanged.ActionName,
        ApiTokenCreated.ActionName,
        ApiTokenRevoked.ActionName,
    ];

    private readonly Dictionary<string, UserRecord> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);

    /// <summary>Every account so far.</summary>
    public IReadOnlyCollection<UserRecord> People => _users.Values;

    /// <summary>The public IDs of all API tokens so far.</summary>
    public IEnumerable<string> Tokens => _tokens.Values.Select(token => token.Created.Token);

    /// <summary>Takes the fact of the next entry. Facts about other things change nothing.</summary>
    public void Take(AuditFact fact)
    {
        switch (fact)
        {
            case AdministratorCreated(var claimed):
                Put(claimed);
                break;
            case UserAdded(var added, _):
                Put(added);
                break;
            case UserChanged(_, var changed):
                Put(changed);
                break;
            case ApiTokenCreated created:
                _tokens[Actor.TokenPrefix + created.Token] = new Token(created, IsRevoked: false);
                break;
            case ApiTokenRevoked revoked when _tokens.TryGetValue(Actor.TokenPrefix + revoked.Token, out var token):
                _tokens[Actor.TokenPrefix + revoked.Token] = token with { IsRevoked = true };
                break;
        }
    }

    /// <summary>Finds why an actor was not allowed to do something, according to the entries so far.</summary>
    /// <param name="at">When they did it.</param>
    /// <param name="anyOf">The roles of which a user needed one; none when a working account was enough.</param>
    /// <param name="scopes">The scopes of which a token needed one.</param>
    /// <returns>A sentence; null when they were allowed to.</returns>
    public string? FindObstacle(Actor by, DateTimeOffset at, Roles anyOf, ApiScopes scopes) =>
        by.IsToken ? FindObstacleOfToken(by, at, scopes)
        : !_users.TryGetValue(by.Id, out var user) ? $"the log has no account of {by.Name} ({by.Id})."
        : user.IsDisabled ? $"the account of {by.Name} was disabled."
        : user.EndsAt <= at ? $"the account of {by.Name} ended at {UtcInstant.Format(user.EndsAt.Value)}."
        : anyOf != Roles.None && (user.Roles & anyOf) == Roles.None
            ? $"{by.Name} had {Words(RoleNames.Words(user.Roles), "role")}, and this needs {Words(RoleNames.Words(anyOf), "role")}."
        : null;

    private string? FindObstacleOfToken(Actor by, DateTimeOffset at, ApiScopes scopes) =>
        !_tokens.TryGetValue(by.Id, out var token) ? $"the log has no {by.Shown} ({by.TokenId})."
        : token.IsRevoked ? $"the {by.Shown} ({by.TokenId}) was revoked."
        : token.Created.ExpiresAt <= at ? $"the {by.Shown} ({by.TokenId}) expired at {UtcInstant.Format(token.Created.ExpiresAt)}."
        : (token.Created.Scopes & scopes) == ApiScopes.None
            ? $"the {by.Shown} ({by.TokenId}) had {Words(ApiScopeNames.Words(token.Created.Scopes), "scope")}, and this needs "
                + $"{(scopes == ApiScopes.None ? "a user" : Words(ApiScopeNames.Words(scopes), "scope"))}."
        : null;

    private static string Words(string names, string kind) =>
        names == "none" ? $"no {kind}" : $"the {kind} {names.Replace(", ", " or ", StringComparison.Ordinal)}";

    private void Put(UserRecord user) => _users[user.Id.ToString("D")] = user;

    private sealed record Token(ApiTokenCreated Created, bool IsRevoked);
}
