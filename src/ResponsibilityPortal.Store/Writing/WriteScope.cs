using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>
/// The open transaction in which a command is decided: the context, the time, and the log entries that are saved with the change.
/// </summary>
public sealed class WriteScope
{
    private readonly List<Action> _afterCommit = [];
    private readonly List<AuditFact> _facts = [];

    internal WriteScope(PortalDbContext context, Change change, DateTimeOffset now) => (Context, Change, Now) = (context, change, now);

    public PortalDbContext Context { get; }

    /// <summary>Who makes the change and why.</summary>
    public Change Change { get; }

    /// <summary>The time of the write, in whole milliseconds as it is stored.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Whether the change will be committed.</summary>
    internal bool IsKept { get; private set; }

    internal bool HasFlushed { get; private set; }

    /// <summary>The recorded facts, in order.</summary>
    internal IReadOnlyList<AuditFact> Facts => _facts;

    /// <summary>The head of the log with the last entry that was recorded. Null while nothing was.</summary>
    internal AuditHead? Recorded { get; private set; }

    /// <summary>Appends a fact to the content stream.</summary>
    public Task RecordAsync(AuditFact fact, CancellationToken cancellationToken) => RecordAsync(fact, Change, cancellationToken);

    /// <summary>Appends a fact to the content stream, with another reason or actor than the write's own.</summary>
    public Task RecordAsync(AuditFact fact, Change change, CancellationToken cancellationToken) =>
        RecordAsync(AuditStream.Content, fact, change, cancellationToken);

    /// <summary>Appends a fact about signing in to the access stream.</summary>
    public Task RecordAccessAsync(AuditFact fact, Change change, CancellationToken cancellationToken) =>
        RecordAsync(AuditStream.Access, fact, change, cancellationToken);

    /// <summary>Commits the change after the decision. Without this call, nothing is saved.</summary>
    public void Keep() => IsKept = true;

    /// <summary>Runs an action after the change is committed, before the caller gets the result.</summary>
    public void AfterCommit(Action act) => _afterCommit.Add(act);

    /// <summary>
    /// Sends the changes so far to the database, inside the transaction. Needed when a row must be deleted before a similar one is added.
    /// </summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        HasFlushed = true;
        await Context.SaveChangesAsync(cancellationToken);
    }

    internal void RunAfterCommit() => _afterCommit.ForEach(act => act());

    private async Task RecordAsync(string stream, AuditFact fact, Change change, CancellationToken cancellationToken)
    {
        _facts.Add(fact);
        Recorded = await Context.RecordAsync(stream, fact, change, Now, cancellationToken);
    }
}
