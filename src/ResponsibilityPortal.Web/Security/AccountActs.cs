using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Runs writes to accounts, and reads accounts without writing.</summary>
public sealed class AccountActs(Writer writer, IServiceScopeFactory scopes, IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens the store for reading, which never waits for writers.</summary>
    public PortalDbContext Open() => contexts.CreateDbContext();

    /// <summary>Reads with Identity's manager, outside any write. It never waits for writers and saves nothing.</summary>
    public async Task<T> LookAsync<T>(Func<PortalUserManager, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<PortalUserManager>());
    }

    /// <summary>Carries out a command of an administrator.</summary>
    /// <param name="again">Finds the stored outcome of an operation ID that is sent again. Null when the ID belongs to another command or
    /// target.</param>
    public Task<T> RunAsync<T>(
        WriteCommand command,
        Func<WriteScope, EarlierOperation, Task<T?>> again,
        Func<AccountAct, Task<T>> decide,
        CancellationToken cancellationToken
    )
        where T : class, IWriteOutcome<T> => writer.RunAsync(command, again, write => DecideAsync(write, decide), cancellationToken);

    /// <summary>Carries out a command of an administrator. An operation ID that is sent again for the same command does nothing.</summary>
    /// <param name="isSame">Returns whether an earlier operation was this command.</param>
    /// <param name="done">The outcome of a command that was carried out earlier.</param>
    public Task<T> RunAsync<T>(
        WriteCommand command,
        Func<WriteScope, EarlierOperation, Task<bool>> isSame,
        T done,
        Func<AccountAct, Task<T>> decide,
        CancellationToken cancellationToken
    )
        where T : class, IWriteOutcome<T> =>
        RunAsync(command, async (write, earlier) => await isSame(write, earlier) ? done : null, decide, cancellationToken);

    /// <summary>Carries out a write that needs no role, such as a sign-in. Only <see cref="AccountAct.Keep"/> saves its changes.</summary>
    /// <exception cref="StoreBusyException">Other writers kept the store busy for too long.</exception>
    public Task<T> RunAsync<T>(Func<AccountAct, Task<T>> decide, CancellationToken cancellationToken) =>
        writer.WriteAsync(Rights.ByStranger(), write => DecideAsync(write, decide), cancellationToken);

    /// <remarks>Identity's services come from a new scope; the user store uses the context of the write.</remarks>
    private async Task<T> DecideAsync<T>(WriteScope write, Func<AccountAct, Task<T>> decide)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var store = new PortalUserStore(write.Context);
        using var manager = ActivatorUtilities.CreateInstance<PortalUserManager>(scope.ServiceProvider, store);
        return await decide(new AccountAct(write, manager));
    }
}
