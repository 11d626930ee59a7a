using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>Accounts and API tokens as the stream <c>content</c> records them, and what each was allowed to do at any entry. Entries come in their order.</summary>
public sealed class AccountsReplay
{
    /// <summary>What the replay needs to see.</summary>
    public static readonly IReadOnlyList<string> Actions =
        [AdministratorClaimed.ActionName, PersonAdded.ActionName, PersonChanged.ActionName, ApiTokenCreated.ActionName, ApiTokenRevoked.ActionName];

    private readonly Dictionary<string, PersonRecord> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);

    /// <summary>Every account so far.</summary>
    public IReadOnlyCollection<PersonRecord> People => _people.Values;

    /// <summary>The public ids of all API tokens so far.</summary>
    public IEnumerable<string> Tokens => _tokens.Values.Select(token => token.Created.Token);

    /// <summary>Takes what the next entry records; facts about anything else change nothing.</summary>
    public void Take(AuditFact fact)
    {
        switch (fact)
        {
            case AdministratorClaimed(var claimed):
                Put(claimed);
                break;
            case PersonAdded(var added, _):
                Put(added);
                break;
            case PersonChanged(_, var changed):
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

    /// <summary>Finds what kept an actor from doing something, by the entries so far.</summary>
    /// <param name="at">When they did it.</param>
    /// <param name="anyOf">The roles of which a user needed one; none where a working account was enough.</param>
    /// <param name="scopes">The scopes of which a token needed one.</param>
    /// <returns>A sentence; null when they were allowed to.</returns>
    public string? FindObstacle(Actor by, DateTimeOffset at, Roles anyOf, ApiScopes scopes) =>
        by.IsToken ? FindObstacleOfToken(by, at, scopes)
        : !_people.TryGetValue(by.Id, out var person) ? $"the log has no account of {by.Name} ({by.Id})."
        : person.IsDisabled ? $"the account of {by.Name} was disabled."
        : person.EndsAt <= at ? $"the account of {by.Name} ended at {UtcInstant.Format(person.EndsAt.Value)}."
        : anyOf != Roles.None && (person.Roles & anyOf) == Roles.None ? $"{by.Name} had {Words(RoleNames.Words(person.Roles), "role")}, and this needs {Words(RoleNames.Words(anyOf), "role")}."
        : null;

    private string? FindObstacleOfToken(Actor by, DateTimeOffset at, ApiScopes scopes) =>
        !_tokens.TryGetValue(by.Id, out var token) ? $"the log has no {by.Shown} ({by.TokenId})."
        : token.IsRevoked ? $"the {by.Shown} ({by.TokenId}) was revoked."
        : token.Created.ExpiresAt <= at ? $"the {by.Shown} ({by.TokenId}) expired at {UtcInstant.Format(token.Created.ExpiresAt)}."
        : (token.Created.Scopes & scopes) == ApiScopes.None
            ? $"the {by.Shown} ({by.TokenId}) had {Words(ApiScopeNames.Words(token.Created.Scopes), "scope")}, and this needs {(scopes == ApiScopes.None ? "a user" : Words(ApiScopeNames.Words(scopes), "scope"))}."
        : null;

    private static string Words(string names, string kind) => names == "none" ? $"no {kind}" : $"the {kind} {names.Replace(", ", " or ", StringComparison.Ordinal)}";

    private void Put(PersonRecord person) => _people[person.Id.ToString("D")] = person;

    private sealed record Token(ApiTokenCreated Created, bool IsRevoked);
}
