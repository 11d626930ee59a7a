using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Decides who may act, before every read and write, and records who was refused.</summary>
public sealed class Rights(Writer writer, EntryLimit refusals)
{
    /// <summary>Returns whether one of an actor's current roles in the store is in a set of roles.</summary>
    public static Task<bool> AllowsAsync(
        PortalDbContext store,
        DateTimeOffset now,
        Actor actor,
        Roles anyOf,
        CancellationToken cancellationToken
    ) => ActorRights.AllowAsync(store, now, actor, anyOf, cancellationToken);

    /// <summary>Returns the change as which the log records what a stranger does.</summary>
    public static Change ByStranger() => new(Actor.Stranger, Guid.NewGuid(), null);

    /// <summary>
    /// Records that a stranger was refused before any account was looked up. Equal refusals from one network are recorded once a minute.
    /// </summary>
    public async Task RecordStrangerAsync(string cause, string? from, CancellationToken cancellationToken)
    {
        if (refusals.Allows($"{cause} {ClientNetwork.Of(from)}"))
        {
            await writer.RecordAccessAsync(new SignInRefused(null, cause, from), ByStranger(), cancellationToken);
        }
    }

    /// <summary>
    /// Records that an actor requested more than they may (ASVS 5.0 v16.3.2). Equal refusals of one actor are recorded once a minute.
    /// </summary>
    /// <param name="function">What was requested: the path of a target, as in the log.</param>
    public Task RecordRefusalAsync(Actor actor, string function, Roles needed, CancellationToken cancellationToken) =>
        writer.RecordRefusalAsync(actor, function, needed, cancellationToken);

    /// <summary>
    /// Records that a token requested more than its scopes allow. Equal refusals of one token are recorded once a minute.
    /// </summary>
    public Task RecordRefusalAsync(Actor token, string function, ApiScopes needed, CancellationToken cancellationToken) =>
        writer.RecordRefusalAsync(token, function, ApiScopeNames.Words(needed), cancellationToken);
}
