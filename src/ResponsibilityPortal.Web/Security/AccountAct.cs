using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Security;

/// <summary>A write to accounts while it is decided: Identity's manager over the open context. Without <see cref="Keep"/> it leaves nothing.</summary>
public sealed class AccountAct(WriteScope write, PersonManager manager)
{
    public PortalDbContext Store => write.Context;

    public PersonManager Manager => manager;

    /// <summary>When the write takes place.</summary>
    public DateTimeOffset Now => write.Now;

    /// <summary>Records a change of accounts or roles.</summary>
    public Task RecordContentAsync(AuditFact fact, Change change, CancellationToken cancellationToken) => write.RecordAsync(fact, change, cancellationToken);

    /// <summary>Records what concerns signing in.</summary>
    public Task RecordAccessAsync(AuditFact fact, Change change, CancellationToken cancellationToken) => write.RecordAccessAsync(fact, change, cancellationToken);

    /// <summary>By what a person can sign in after the changes so far, as the log records it.</summary>
    public async Task<CredentialDigests> DigestAsync(StoredPerson person, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        return await StoredCredentials.ReadAsync(Store, person, cancellationToken);
    }

    /// <summary>Commits the changes when the decision ends.</summary>
    public void Keep() => write.Keep();

    /// <summary>Runs something once the changes are committed.</summary>
    public void AfterCommit(Action act) => write.AfterCommit(act);

    /// <summary>Sends the changes so far to the database, inside the transaction: for what has to be gone before something like it is added.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => write.FlushAsync(cancellationToken);
}
