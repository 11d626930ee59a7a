using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Runs writes to accounts, and reads accounts without writing.</summary>
public sealed class AccountActs(Writer writer, IServiceScopeFactory scopes, IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens the store to read, which waits for no writer.</summary>
    public PortalDbContext Open() => contexts.CreateDbContext();

    /// <summary>Reads with Identity's manager, outside any write: it waits for no writer and saves nothing.</summary>
    public async Task<T> LookAsync<T>(Func<PersonManager, Task<T>> look)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<PersonManager>());
    }

    /// <summary>Carries out a command of an administrator.</summary>
    /// <param name="again">Finds the stored outcome of an operation id that is sent again; null when the id belongs to another command or target.</param>
    public Task<T> RunAsync<T>(
        WriteCommand command, Func<WriteScope, EarlierOperation, Task<T?>> again, Func<AccountAct, Task<T>> decide, CancellationToken cancellationToken)
        where T : class, IWriteOutcome<T> =>
        writer.RunAsync(command, again, write => DecideAsync(write, decide), cancellationToken);

    /// <summary>Writes what no role decides, such as a sign-in. It keeps what it changed only by <see cref="AccountAct.Keep"/>.</summary>
    /// <exception cref="StoreBusyException">Other writers kept the store busy for too long.</exception>
    public Task<T> RunAsync<T>(Func<AccountAct, Task<T>> decide, CancellationToken cancellationToken) =>
        writer.WriteAsync(Rights.ByStranger(), write => DecideAsync(write, decide), cancellationToken);

    /// <remarks>Identity's services come from a scope of their own; its store works on the context of the write.</remarks>
    private async Task<T> DecideAsync<T>(WriteScope write, Func<AccountAct, Task<T>> decide)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var store = new PersonStore(write.Context);
        using var manager = ActivatorUtilities.CreateInstance<PersonManager>(scope.ServiceProvider, store);
        return await decide(new AccountAct(write, manager));
    }
}
