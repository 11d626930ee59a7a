using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Replay;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>What an actor may do now, as the log says.</summary>
/// <remarks>
/// Tables can be changed by whoever can write to the database, for a minute and without a trace. For what readers and administrators rely
/// on, publishing and granting rights, the log has to say the same as the tables.
/// </remarks>
internal static class LoggedRights
{
    /// <summary>Returns whether the log has to be asked too.</summary>
    public static bool Decide(Roles anyOf) => anyOf is Roles.Approver or Roles.Admin;

    /// <summary>Returns whether, by the log, the actor's account works and holds one of the roles, or the token is valid and has a scope that stands for one.</summary>
    public static async Task<bool> AllowAsync(PortalDbContext store, DateTimeOffset now, Actor actor, Roles anyOf, CancellationToken cancellationToken)
    {
        var target = actor.TokenId is { } token ? $"api-tokens/{token}" : $"people/{actor.Id}";
        var payloads = await store.AuditEntries.AsNoTracking()
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
