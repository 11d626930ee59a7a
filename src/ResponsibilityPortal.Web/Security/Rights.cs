using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Who may act, asked before every read and write; and the record of who was refused.</summary>
public sealed class Rights(Writer writer, EntryLimit refusals)
{
    /// <summary>Returns whether an actor may do what one of some roles allows, as the store says now.</summary>
    public static Task<bool> AllowsAsync(PortalDbContext store, DateTimeOffset now, Actor actor, Roles anyOf, CancellationToken cancellationToken) =>
        ActorRights.AllowAsync(store, now, actor, anyOf, cancellationToken);

    /// <summary>As what a stranger acts in the log.</summary>
    public static Change ByStranger() => new(Actor.Stranger, Guid.NewGuid(), null);

    /// <summary>Records that a stranger was refused before any account was looked up; the same from one network once a minute.</summary>
    public async Task RecordStrangerAsync(string cause, string? from, CancellationToken cancellationToken)
    {
        if (refusals.Allows($"{cause} {ClientNetwork.Of(from)}"))
        {
            await writer.RecordAccessAsync(new SignInRefused(null, cause, from), ByStranger(), cancellationToken);
        }
    }

    /// <summary>Records that someone asked for more than they may (ASVS 5.0 v16.3.2); the same of one actor once a minute.</summary>
    /// <param name="function">What was asked for: the path of a target, as in the log.</param>
    public Task RecordRefusalAsync(Actor actor, string function, Roles needed, CancellationToken cancellationToken) =>
        writer.RecordRefusalAsync(actor, function, needed, cancellationToken);

    /// <summary>Records that a token asked for more than its scopes allow; the same of one token once a minute.</summary>
    public Task RecordRefusalAsync(Actor token, string function, ApiScopes needed, CancellationToken cancellationToken) =>
        writer.RecordRefusalAsync(token, function, ApiScopeNames.Words(needed), cancellationToken);
}
