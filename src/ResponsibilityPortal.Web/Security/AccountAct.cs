using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Security;

/// <summary>One act on accounts: Identity's manager over one context, in one transaction with its audit entry. Disposed without <see cref="CommitAsync"/> it leaves nothing.</summary>
public sealed class AccountAct : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly IDbContextTransaction _transaction;

    private AccountAct(AsyncServiceScope scope, PortalDbContext store, IDbContextTransaction transaction, DateTimeOffset now)
    {
        (_scope, _transaction, Store, Now) = (scope, transaction, store, now);
        Manager = scope.ServiceProvider.GetRequiredService<PersonManager>();
    }

    public PortalDbContext Store { get; }

    public PersonManager Manager { get; }

    /// <summary>When the act takes place.</summary>
    public DateTimeOffset Now { get; }

    public static async Task<AccountAct> BeginAsync(IServiceScopeFactory scopes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        try
        {
            var store = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            return new AccountAct(scope, store, await store.Database.BeginTransactionAsync(cancellationToken), clock.GetUtcNow());
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether an operation has been carried out before; sent again, it must not act again.</summary>
    public Task<bool> HasHappenedAsync(Guid operationId, CancellationToken cancellationToken) =>
        Store.AuditEntries.AnyAsync(entry => entry.OperationId == operationId, cancellationToken);

    /// <summary>Records a change of accounts or roles.</summary>
    public Task RecordContentAsync(AuditFact fact, Change change, CancellationToken cancellationToken) =>
        Store.RecordAsync(AuditStream.Content, fact, change, Now, cancellationToken);

    /// <summary>Records what concerns signing in.</summary>
    public Task RecordAccessAsync(AuditFact fact, Change change, CancellationToken cancellationToken) =>
        Store.RecordAsync(AuditStream.Access, fact, change, Now, cancellationToken);

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await Store.SaveChangesAsync(cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _scope.DisposeAsync();
    }
}
