using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store;

/// <summary>
/// The portal's model, the same on every database: keys made by the application, integer row versions, one converter for instants, JSON as
/// text, ordinal comparison. Members that differ between databases are abstract or virtual.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityUserContext<StoredUser, Guid>(options)
{
    public DbSet<StoredMatrix> Matrices => Set<StoredMatrix>();

    public DbSet<StoredVersion> Versions => Set<StoredVersion>();

    public DbSet<StoredDraft> Drafts => Set<StoredDraft>();

    public DbSet<StoredDraftCell> DraftCells => Set<StoredDraftCell>();

    public DbSet<StoredDraftEditor> DraftEditors => Set<StoredDraftEditor>();

    public DbSet<StoredReview> Reviews => Set<StoredReview>();

    /// <summary>The comments of the team.</summary>
    public DbSet<StoredComment> Comments => Set<StoredComment>();

    /// <summary>What readers say is wrong with published cells.</summary>
    public DbSet<StoredProblemReport> ProblemReports => Set<StoredProblemReport>();

    /// <summary>The answers of the team to problem reports.</summary>
    public DbSet<StoredReportAnswer> ProblemReportAnswers => Set<StoredReportAnswer>();

    public DbSet<StoredApiToken> ApiTokens => Set<StoredApiToken>();

    public DbSet<StoredSession> Sessions => Set<StoredSession>();

    public DbSet<StoredInvitation> Invitations => Set<StoredInvitation>();

    public DbSet<StoredSetup> Setup => Set<StoredSetup>();

    public DbSet<StoredAuditEntry> AuditEntries => Set<StoredAuditEntry>();

    public DbSet<StoredAuditHead> AuditHeads => Set<StoredAuditHead>();

    /// <summary>Adds the entry that records a fact. It is saved together with the change.</summary>
    /// <remarks>Requires an open transaction: the head that is read here stays locked until the transaction ends.</remarks>
    /// <returns>The head of the stream with the new entry.</returns>
    internal async Task<AuditHead> RecordAsync(
        string stream,
        AuditFact fact,
        Change change,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // A head that this transaction created is not in the database yet.
        var stored = FindTrackedHead(stream) ?? await LockHeadAsync(stream, cancellationToken);
        if (stored is null)
        {
            stored = StoredAuditHead.Create(AuditHead.Genesis(stream));
            AuditHeads.Add(stored);
        }

        var entry = AuditEntry.After(stored.ToHead(), fact, change, now);
        AuditEntries.Add(StoredAuditEntry.Create(entry));
        stored.MoveTo(entry.ToHead());
        return entry.ToHead();
    }

    /// <summary>Returns whether the log contains the entry that a head names.</summary>
    internal Task<bool> HasEntryAsync(AuditHead head, CancellationToken cancellationToken) =>
        AuditEntries.AnyAsync(
            entry => entry.Stream == head.Stream && entry.Sequence == head.Sequence && entry.Hash == head.Hash,
            cancellationToken
        );

    /// <remarks>
    /// Detecting changes first, as EF Core does by default, would take quadratic time for operations with thousands of entries.
    /// </remarks>
    private StoredAuditHead? FindTrackedHead(string stream)
    {
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return AuditHeads.Local.SingleOrDefault(head => head.Stream == stream);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <summary>Records that an actor has edited a draft.</summary>
    public async Task NoteDraftEditorAsync(StoredMatrix matrix, Actor actor, CancellationToken cancellationToken)
    {
        if (await DraftEditors.FindAsync([matrix.Id, actor.Id], cancellationToken) is null)
        {
            DraftEditors.Add(StoredDraftEditor.Create(matrix, actor));
        }
    }

    /// <summary>Resets the draft of a matrix: no edits, no editors, no review.</summary>
    public async Task ClearDraftAsync(StoredMatrix matrix, CancellationToken cancellationToken)
    {
        await DraftCells.Where(cell => cell.MatrixId == matrix.Id).ExecuteDeleteAsync(cancellationToken);
        await Drafts.Where(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.Frame).ExecuteDeleteAsync(cancellationToken);
        await DraftEditors.Where(editor => editor.MatrixId == matrix.Id).ExecuteDeleteAsync(cancellationToken);
        await Reviews.Where(review => review.MatrixId == matrix.Id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Removes a matrix that was never published, with its draft and comments.</summary>
    public async Task RemoveUnpublishedAsync(StoredMatrix matrix, CancellationToken cancellationToken)
    {
        await ClearDraftAsync(matrix, cancellationToken);
        await Drafts.Where(draft => draft.MatrixId == matrix.Id).ExecuteDeleteAsync(cancellationToken);
        await Comments.Where(comment => comment.MatrixId == matrix.Id).ExecuteDeleteAsync(cancellationToken);
        Matrices.Remove(matrix);
    }

    /// <summary>Returns the entries of the content stream that published versions.</summary>
    /// <returns>By version. Versions whose publication is not in the log are missing.</returns>
    public async Task<IReadOnlyDictionary<MatrixVersion, PublicationEntry>> ReadPublicationsAsync(
        IReadOnlyCollection<MatrixVersion> versions,
        CancellationToken cancellationToken
    )
    {
        var targets = versions.Select(TargetOf).ToList();
        var entries = await AuditEntries
            .AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Content
                && targets.Contains(entry.Target)
                && (entry.Action == VersionPublished.ActionName || entry.Action == MatrixImported.ActionName)
            )
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new
            {
                entry.Target,
                entry.Sequence,
                entry.Payload,
            })
            .ToListAsync(cancellationToken);
        var byTarget = new Dictionary<string, PublicationEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byTarget[entry.Target] = PublicationEntry.Of(entry.Sequence, entry.Payload);
        }

        return versions
            .Where(version => byTarget.ContainsKey(TargetOf(version)))
            .ToDictionary(version => version, version => byTarget[TargetOf(version)]);

        static string TargetOf(MatrixVersion version) =>
            version.IsImported ? new MatrixImported(version).Target : new VersionPublished(version).Target;
    }

    /// <summary>
    /// Reads the entries that withdrew or rescheduled announced versions, oldest first. Only the log keeps them; published rows never
    /// change.
    /// </summary>
    public async Task<IReadOnlyList<ScheduleEntry>> ReadSchedulesAsync(CancellationToken cancellationToken)
    {
        var entries = await AuditEntries
            .AsNoTracking()
            .Where(entry =>
                entry.Stream == AuditStream.Content
                && entry.Target.StartsWith("matrices/")
                && (entry.Action == VersionWithdrawn.ActionName || entry.Action == VersionRescheduled.ActionName)
            )
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new
            {
                entry.Sequence,
                entry.At,
                entry.Payload,
            })
            .ToListAsync(cancellationToken);
        return [.. entries.Select(entry => ScheduleEntry.Of(entry.Sequence, entry.At, entry.Payload)).OfType<ScheduleEntry>()];
    }

    /// <summary>
    /// Returns the sequence of the last entry of the content stream that changed which versions exist or when they are in force; 0 for
    /// none.
    /// </summary>
    public Task<long> FindLastVersionEntryAsync(CancellationToken cancellationToken) =>
        AuditEntries
            .Where(entry =>
                entry.Stream == AuditStream.Content
                && (
                    entry.Action == MatrixImported.ActionName
                    || entry.Action == VersionPublished.ActionName
                    || entry.Action == VersionWithdrawn.ActionName
                    || entry.Action == VersionRescheduled.ActionName
                )
            )
            .OrderByDescending(entry => entry.Sequence)
            .Select(entry => entry.Sequence)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Runs queries that all see one state of the store. Writers don't wait for them.</summary>
    /// <param name="read">Reads without tracking. Runs again when the connection was lost.</param>
    public Task<T> ReadTogetherAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken) =>
        Database
            .CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                await using var transaction = await BeginReadingAsync(cancellationToken);
                return await read();
            });

    /// <summary>Begins a read transaction. All queries until it ends see one state.</summary>
    protected abstract Task<IDbContextTransaction> BeginReadingAsync(CancellationToken cancellationToken);

    /// <summary>Begins a write transaction and locks the head of the content stream before anything else is read in it.</summary>
    /// <returns>Null when other writers kept the store locked for seconds. Then nothing was done, and the context can't be used
    /// again.</returns>
    public async Task<IDbContextTransaction?> TryBeginWritingAsync(CancellationToken cancellationToken)
    {
        if (await TryBeginAsync(cancellationToken) is not { } transaction)
        {
            return null;
        }

        try
        {
            await LockHeadAsync(AuditStream.Content, cancellationToken);
            return transaction;
        }
        catch (Exception exception)
        {
            await transaction.DisposeAsync();
            if (IsConflict(exception))
            {
                return null;
            }

            throw;
        }
    }

    /// <summary>
    /// Returns whether an exception means that the database could not serialize two transactions, so that the whole write can be retried.
    /// </summary>
    public virtual bool IsConflict(Exception exception) => exception is DbUpdateConcurrencyException;

    /// <summary>Returns whether an exception of a commit leaves open whether the database has committed.</summary>
    public virtual bool IsCommitUnknown(Exception exception) => false;

    /// <summary>Begins a transaction that can write.</summary>
    /// <returns>Null when other writers kept the store locked for seconds.</returns>
    protected abstract Task<IDbContextTransaction?> TryBeginAsync(CancellationToken cancellationToken);

    /// <summary>Reads the head of a stream and locks it, so that no other transaction can append before this one ends.</summary>
    protected abstract Task<StoredAuditHead?> LockHeadAsync(string stream, CancellationToken cancellationToken);

    /// <summary>Whether a portal migrates the store when it starts. If not, an operator runs a command.</summary>
    public abstract bool IsMigratedAtStart { get; }

    /// <summary>Where the store is, for messages: a file, or a server and database. Never contains a password.</summary>
    public abstract string Location { get; }

    /// <summary>What an operator can do about a store that can't be opened.</summary>
    protected abstract string WayOut { get; }

    /// <summary>Explains to an operator why the store can't be used, and what to do.</summary>
    public StoreRefusedException Refuse(DbException reason) =>
        new($"The store '{Location}' cannot be opened: {Describe(reason)} {WayOut}", reason);

    /// <summary>Returns the reason for a failure of the database in one line.</summary>
    protected internal virtual string Describe(DbException reason) => reason.Message;

    /// <summary>Returns the names of the migrations that the store has, in order. None when there is no store yet.</summary>
    public virtual async Task<IReadOnlyList<string>> FindAppliedMigrationsAsync(CancellationToken cancellationToken) =>
        [.. await Database.GetAppliedMigrationsAsync(cancellationToken)];

    /// <summary>Describes the database server, for the operator: product, version and what matters for writing.</summary>
    public abstract Task<string> DescribeServerAsync(CancellationToken cancellationToken);

    /// <summary>Gives a role of the database the rights that a running portal needs, and no others.</summary>
    /// <exception cref="StoreRefusedException">The database has no such role, or no roles.</exception>
    public abstract Task GrantAsync(string role, CancellationToken cancellationToken);

    /// <summary>Migrates the store to the schema of this release.</summary>
    /// <remarks>When it is killed at any point, running it again finishes it.</remarks>
    public abstract Task MigrateAsync(CancellationToken cancellationToken);

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder
            .Properties<DateTimeOffset>()
            .HaveConversion<UtcInstantConverter>()
            .HaveMaxLength(Domain.Canonical.UtcInstant.Length);
        ConfigureText(configurationBuilder);
    }

    /// <summary>Makes a database compare and sort text by its code points, unless it does anyway.</summary>
    protected virtual void ConfigureText(ModelConfigurationBuilder configurationBuilder) { }

    protected sealed override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("PersonClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("PersonLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("PersonTokens");
        builder.ApplyConfiguration(new PasskeyConfiguration());
        builder.ApplyConfiguration(new StoredUserConfiguration());
        builder.ApplyConfiguration(new StoredSessionConfiguration());
        builder.ApplyConfiguration(new StoredInvitationConfiguration());
        builder.ApplyConfiguration(new StoredSetupConfiguration());
        builder.ApplyConfiguration(new StoredMatrixConfiguration());
        builder.ApplyConfiguration(new StoredVersionConfiguration());
        builder.ApplyConfiguration(new StoredDraftConfiguration());
        builder.ApplyConfiguration(new StoredDraftCellConfiguration());
        builder.ApplyConfiguration(new StoredDraftEditorConfiguration());
        builder.ApplyConfiguration(new StoredReviewConfiguration());
        builder.ApplyConfiguration(new StoredCommentConfiguration());
        builder.ApplyConfiguration(new StoredProblemReportConfiguration());
        builder.ApplyConfiguration(new StoredReportAnswerConfiguration());
        builder.ApplyConfiguration(new StoredApiTokenConfiguration());
        builder.ApplyConfiguration(new StoredAuditEntryConfiguration());
        builder.ApplyConfiguration(new StoredAuditHeadConfiguration());
        Adapt(builder);
    }

    /// <summary>Changes what a database can't have as it is.</summary>
    protected virtual void Adapt(ModelBuilder builder) { }
}
