using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>The current rights of an actor, according to the store.</summary>
public static class ActorRights
{
    /// <summary>
    /// Returns whether the acting user's account works and has one of the roles, or the acting token is valid and has a corresponding
    /// scope.
    /// </summary>
    public static async Task<bool> AllowAsync(
        PortalDbContext store,
        DateTimeOffset now,
        Actor actor,
        Roles anyOf,
        CancellationToken cancellationToken
    ) =>
        actor.TokenId is { } token
            ? await AllowTokenAsync(store, now, token, RoleScopes.For(anyOf), cancellationToken)
            : Guid.TryParse(actor.Id, out var id)
                && await store.Users.FindAsync([id], cancellationToken) is { } user
                && user.IsActive(now)
                && (user.Roles & anyOf) != Roles.None;

    private static async Task<bool> AllowTokenAsync(
        PortalDbContext store,
        DateTimeOffset now,
        string id,
        ApiScopes anyOf,
        CancellationToken cancellationToken
    ) =>
        await store.ApiTokens.FindAsync([id], cancellationToken) is { } token
        && token.IsValid(now)
        && (token.Scopes & anyOf) != ApiScopes.None;
}
