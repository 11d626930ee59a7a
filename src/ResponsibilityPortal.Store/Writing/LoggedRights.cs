using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Replay;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>The current rights of an actor, according to the log.</summary>
/// <remarks>
/// A client with write access to the database can change tables temporarily and without a trace. For publishing and granting rights, which
/// readers and administrators depend on, the log must allow the same as the tables.
/// </remarks>
internal static class LoggedRights
{
    /// <summary>Returns whether the log must be checked too.</summary>
    public static bool Decide(Roles anyOf) => anyOf is Roles.Approver or Roles.Admin;

    /// <summary>
    /// Returns whether, according to the log, the actor's account works and has one of the roles, or the token is valid and has a
    /// corresponding scope.
    /// </summary>
    public static async Task<bool> AllowAsync(
        PortalDbContext store,
        DateTimeOffset now,
        Actor actor,
        Roles anyOf,
        CancellationToken cancellationToken
    )
    {
        var target = actor.TokenId is { } token ? $"api-tokens/{token}" : $"people/{actor.Id}";
        var payloads = await store
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Target == target && AccountsReplay.Actions.Contains(entry.Action))
            .OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Payload)
            .ToListAsync(cancellationToken);
        var accounts = new AccountsReplay();
        foreach (var payload in payloads)
        {
            if (AuditFacts.Find<AuditFact>(payload) is { } fact)
            {
                accounts.Take(fact);
            }
        }

        return accounts.FindObstacle(actor, now, anyOf, RoleScopes.For(anyOf)) is null;
    }
}
