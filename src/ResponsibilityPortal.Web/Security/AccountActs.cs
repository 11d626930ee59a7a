using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Begins acts on accounts, and looks at accounts without acting.</summary>
public sealed class AccountActs(IServiceScopeFactory scopes, IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
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
}
