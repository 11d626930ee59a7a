using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Who may act, asked at every command; and the record of who was turned away.</summary>
public sealed class Rights(AccountActs acts, AttemptLimits limits)
{
    /// <summary>
    /// Whether the acting person's account works and holds one of the roles, or the acting token is valid and has a scope that stands
    /// for one, as the store says now.
    /// </summary>
    public static async Task<bool> AllowsAsync(PortalDbContext store, DateTimeOffset now, Actor actor, Roles anyOf, CancellationToken cancellationToken) =>
        ApiTokens.IdOf(actor) is { } token ? await AllowsTokenAsync(store, now, token, ApiTokens.ScopesFor(anyOf), cancellationToken)
        : Guid.TryParse(actor.Id, out var id)
        && await store.People.FindAsync([id], cancellationToken) is { } person
        && person.IsActive(now)
        && (person.Roles & anyOf) != Roles.None;

    private static async Task<bool> AllowsTokenAsync(PortalDbContext store, DateTimeOffset now, string id, ApiScopes anyOf, CancellationToken cancellationToken) =>
        await store.ApiTokens.FindAsync([id], cancellationToken) is { } token
        && token.IsValid(now)
        && (token.Scopes & anyOf) != ApiScopes.None;

    /// <summary>As what a stranger acts in the log.</summary>
    public static Change ByStranger() => new(Actor.Stranger, Guid.NewGuid(), null);

    /// <summary>Records that a stranger was turned away before anybody's account was looked at; the same from one network once a minute.</summary>
    public async Task RecordStrangerAsync(string cause, string? from, CancellationToken cancellationToken)
    {
        if (limits.AllowEntry($"{cause} {ClientNetwork.Of(from)}"))
        {
            await using var act = await acts.BeginAsync(cancellationToken);
            await act.RecordAccessAsync(new SignInRefused(null, cause, from), ByStranger(), cancellationToken);
            await act.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Records that somebody asked for more than they may (ASVS 5.0 v16.3.2); the same of one person once a minute.</summary>
    /// <param name="function">What was asked for: the path of a target, as in the log.</param>
    public Task RecordRefusalAsync(Actor actor, string function, Roles needed, CancellationToken cancellationToken) =>
        ApiTokens.IdOf(actor) is null
            ? RecordRefusalAsync(actor, function, RoleNames.Words(needed), cancellationToken)
            : RecordRefusalAsync(actor, function, ApiTokens.ScopesFor(needed), cancellationToken);

    /// <summary>Records that a token asked for more than its scopes allow; the same of one token once a minute.</summary>
    public Task RecordRefusalAsync(Actor token, string function, ApiScopes needed, CancellationToken cancellationToken) =>
        RecordRefusalAsync(token, function, ApiScopeNames.Words(needed), cancellationToken);

    private async Task RecordRefusalAsync(Actor actor, string function, string needed, CancellationToken cancellationToken)
    {
        if (limits.AllowEntry($"{actor.Id} {function}"))
        {
            await using var act = await acts.BeginAsync(cancellationToken);
            await act.RecordAccessAsync(new AccessRefused(function, needed), new Change(actor, Guid.NewGuid(), null), cancellationToken);
            await act.CommitAsync(cancellationToken);
        }
    }
}
