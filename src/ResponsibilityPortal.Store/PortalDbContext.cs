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
/// The portal's model, the same on every database: keys made by the application, integer row versions, instants in one
/// converter, JSON as text, ordinal comparison. What differs between databases is a named member, overridden by each.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityUserContext<StoredPerson, Guid>(options)
{
    public DbSet<StoredMatrix> Matrices => Set<StoredMatrix>();

    public DbSet<StoredVersion> Versions => Set<StoredVersion>();

    public DbSet<StoredDraft> Drafts => Set<StoredDraft>();

    public DbSet<StoredDraftCell> DraftCells => Set<StoredDraftCell>();

    public DbSet<StoredDraftEditor> DraftEditors => Set<StoredDraftEditor>();

    public DbSet<StoredReview> Reviews => Set<StoredReview>();

    /// <summary>What the team says among itself.</summary>
    public DbSet<StoredComment> Comments => Set<StoredComment>();

    public DbSet<StoredApiToken> ApiTokens => Set<StoredApiToken>();

    /// <summary>Everybody with an account.</summary>
    public DbSet<StoredPerson> People => Set<StoredPerson>();

    public DbSet<StoredSession> Sessions => Set<StoredSession>();

    public DbSet<StoredInvitation> Invitations => Set<StoredInvitation>();

    public DbSet<StoredSetup> Setup => Set<StoredSetup>();

    public DbSet<StoredAuditEntry> AuditEntries => Set<StoredAuditEntry>();

    public DbSet<StoredAuditHead> AuditHeads => Set<StoredAuditHead>();

    /// <summary>Adds the entry that records a fact, to be saved together with the change itself.</summary>
    /// <remarks>The transaction must be open: the head read here is locked until it ends.</remarks>
    internal async Task RecordAsync(string stream, AuditFact fact, Change change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A head that this transaction has made is not in the database yet.
        var stored = FindTrackedHead(stream) ?? await LockHeadAsync(stream, cancellationToken);
        if (stored is null)
        {
            stored = StoredAuditHead.Create(AuditHead.Genesis(stream));
            AuditHeads.Add(stored);
        }

        var entry = AuditEntry.After(stored.ToHead(), fact, change, now);
        AuditEntries.Add(StoredAuditEntry.Create(entry));
        stored.MoveTo(entry.ToHead());
    }

    /// <remarks>Looking for changes first, as EF Core does by itself, would make an act of thousands of entries quadratic.</remarks>
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

    /// <summary>Notes that a draft holds edits of somebody.</summary>
    public async Task NoteDraftEditorAsync(StoredMatrix matrix, Actor actor, CancellationToken cancellationToken)
    {
        if (await DraftEditors.FindAsync([matrix.Id, actor.Id], cancellationToken) is null)
        {
            DraftEditors.Add(StoredDraftEditor.Create(matrix, actor));
        }
    }

    /// <summary>Starts the draft of a matrix anew: without edits, editors and review.</summary>
    public async Task ClearDraftAsync(StoredMatrix matrix, CancellationToken cancellationToken)
    {
        await DraftCells.Where(cell => cell.MatrixId == matrix.Id).ExecuteDeleteAsync(cancellationToken);
        await Drafts.Where(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.Frame).ExecuteDeleteAsync(cancellationToken);
        await DraftEditors.Where(editor => editor.MatrixId == matrix.Id).ExecuteDeleteAsync(cancellationToken);
        await Reviews.Where(review => review.MatrixId == matrix.Id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Removes a matrix that was never published, with its draft and what was said about it.</summary>
    public async Task RemoveUnpublishedAsync(StoredMatrix matrix, CancellationToken cancellationToken)
    {
        await ClearDraftAsync(matrix, cancellationToken);
        await Drafts.Where(draft => draft.MatrixId == matrix.Id).ExecuteDeleteAsync(cancellationToken);
        await Comments.Where(comment => comment.MatrixId == matrix.Id).ExecuteDeleteAsync(cancellationToken);
        Matrices.Remove(matrix);
    }

    /// <summary>The entries of the content stream by which versions were published.</summary>
    /// <returns>By version; one whose publication the log does not tell of is missing.</returns>
    public async Task<IReadOnlyDictionary<MatrixVersion, PublicationEntry>> ReadPublicationsAsync(IReadOnlyCollection<MatrixVersion> versions, CancellationToken cancellationToken)
    {
        var targets = versions.Select(TargetOf).ToList();
        var entries = await AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && targets.Contains(entry.Target)
                && (entry.Action == VersionPublished.ActionName || entry.Action == MatrixImported.ActionName))
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Target, entry.Sequence, entry.Payload })
            .ToListAsync(cancellationToken);
        var byTarget = new Dictionary<string, PublicationEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byTarget[entry.Target] = PublicationEntry.Of(entry.Sequence, entry.Payload);
        }

        return versions.Where(version => byTarget.ContainsKey(TargetOf(version))).ToDictionary(version => version, version => byTarget[TargetOf(version)]);

        static string TargetOf(MatrixVersion version) => version.IsImported ? new MatrixImported(version).Target : new VersionPublished(version).Target;
    }

    /// <summary>Reads the entries that withdrew or moved announced versions, oldest first. Only the log keeps them; published rows never change.</summary>
    public async Task<IReadOnlyList<ScheduleEntry>> ReadSchedulesAsync(CancellationToken cancellationToken)
    {
        var entries = await AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Target.StartsWith("matrices/")
                && (entry.Action == VersionWithdrawn.ActionName || entry.Action == VersionRescheduled.ActionName))
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.At, entry.Payload })
            .ToListAsync(cancellationToken);
        return [.. entries.Select(entry => ScheduleEntry.Of(entry.Sequence, entry.At, entry.Payload)).OfType<ScheduleEntry>()];
    }

    /// <summary>The number of the last entry of the content stream that changed which versions there are, or when they are in force; 0 without one.</summary>
    public Task<long> FindLastVersionEntryAsync(CancellationToken cancellationToken) => AuditEntries
        .Where(entry => entry.Stream == AuditStream.Content
            && (entry.Action == MatrixImported.ActionName || entry.Action == VersionPublished.ActionName
                || entry.Action == VersionWithdrawn.ActionName || entry.Action == VersionRescheduled.ActionName))
        .OrderByDescending(entry => entry.Sequence)
        .Select(entry => entry.Sequence)
        .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Begins a look at the store: all queries until the transaction ends see one state, and no writer waits for them.</summary>
    public abstract Task<IDbContextTransaction> BeginReadingAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that writes, and locks the head of the content stream before anything else is read in it.</summary>
    /// <returns>Null when other writers kept the store locked for seconds; then nothing has happened, and the context is of no further use.</returns>
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

    /// <summary>Returns whether a failure says that the database could not put two transactions in order, so that the whole write can be tried again.</summary>
    public virtual bool IsConflict(Exception exception) => exception is DbUpdateConcurrencyException;

    /// <summary>Begins a transaction in which writes are possible.</summary>
    /// <returns>Null when other writers kept the store locked for seconds.</returns>
    protected abstract Task<IDbContextTransaction?> TryBeginAsync(CancellationToken cancellationToken);

    /// <summary>Reads the head of a stream so that no other transaction can append before this one ends.</summary>
    protected abstract Task<StoredAuditHead?> LockHeadAsync(string stream, CancellationToken cancellationToken);

    /// <summary>Removes what a migration that was killed left behind and would make the next one wait for ever.</summary>
    /// <remarks>Only the holder of the data directory's lock may call this: then no other migration can be running.</remarks>
    public abstract Task RemoveAbandonedMigrationLockAsync(CancellationToken cancellationToken);

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstantConverter>().HaveMaxLength(Domain.Canonical.UtcInstant.Length);

    protected sealed override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("PersonClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("PersonLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("PersonTokens");
        builder.ApplyConfiguration(new PasskeyConfiguration());
        builder.ApplyConfiguration(new StoredPersonConfiguration());
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
        builder.ApplyConfiguration(new StoredApiTokenConfiguration());
        builder.ApplyConfiguration(new StoredAuditEntryConfiguration());
        builder.ApplyConfiguration(new StoredAuditHeadConfiguration());
    }
}
