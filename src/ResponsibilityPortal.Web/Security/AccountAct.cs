using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Security;

/// <summary>
/// The write transaction of an account change, with Identity's manager on its context. Nothing is saved without <see cref="Keep"/>.
/// </summary>
public sealed class AccountAct(WriteScope write, PortalUserManager manager)
{
    public PortalDbContext Store => write.Context;

    public PortalUserManager Manager => manager;

    /// <summary>The time of the write.</summary>
    public DateTimeOffset Now => write.Now;

    /// <summary>Records a change of accounts or roles.</summary>
    public Task RecordContentAsync(AuditFact fact, Change change, CancellationToken cancellationToken) =>
        write.RecordAsync(fact, change, cancellationToken);

    /// <summary>Records what concerns signing in.</summary>
    public Task RecordAccessAsync(AuditFact fact, Change change, CancellationToken cancellationToken) =>
        write.RecordAccessAsync(fact, change, cancellationToken);

    /// <summary>Returns digests of the user's credentials after the changes so far, as the log records them.</summary>
    public async Task<CredentialDigests> DigestAsync(StoredUser user, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        return await StoredCredentials.ReadAsync(Store, user, cancellationToken);
    }

    /// <summary>Commits the changes when the decision ends.</summary>
    public void Keep() => write.Keep();

    /// <summary>Runs something once the changes are committed.</summary>
    public void AfterCommit(Action act) => write.AfterCommit(act);

    /// <summary>
    /// Sends the changes so far to the database, inside the transaction. Call it when a row must be gone before a similar one is added.
    /// </summary>
    public Task FlushAsync(CancellationToken cancellationToken) => write.FlushAsync(cancellationToken);
}
