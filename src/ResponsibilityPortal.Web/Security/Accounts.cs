using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Auditing;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Begins acts on accounts, and says who may act.</summary>
public sealed class Accounts(IServiceScopeFactory scopes, IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens the store to look something up, which waits for nobody.</summary>
    public PortalDbContext Open() => contexts.CreateDbContext();

    /// <summary>Looks something up with Identity's manager, outside any act: it waits for nobody and saves nothing.</summary>
    public async Task<T> LookAsync<T>(Func<PersonManager, Task<T>> look)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<PersonManager>());
    }

    public Task<AccountAct> BeginAsync(CancellationToken cancellationToken) => AccountAct.BeginAsync(scopes, clock, cancellationToken);

    /// <summary>Whether the acting person's account works and holds one of the roles, as the store says now.</summary>
    public static async Task<bool> AllowsAsync(PortalDbContext store, DateTimeOffset now, Actor actor, Roles anyOf, CancellationToken cancellationToken) =>
        Guid.TryParse(actor.Id, out var id)
        && await store.People.FindAsync([id], cancellationToken) is { } person
        && person.IsActive(now)
        && (person.Roles & anyOf) != Roles.None;

    /// <summary>Records that somebody asked for more than they may (ASVS 5.0 v16.3.2).</summary>
    /// <param name="function">What was asked for: the path of a target, as in the log.</param>
    public async Task RecordRefusalAsync(Actor actor, string function, Roles needed, CancellationToken cancellationToken)
    {
        await using var act = await BeginAsync(cancellationToken);
        await act.RecordAccessAsync(new AccessRefused(function, RoleNames.Words(needed)), new Change(actor, Guid.NewGuid(), null), cancellationToken);
        await act.CommitAsync(cancellationToken);
    }
}
