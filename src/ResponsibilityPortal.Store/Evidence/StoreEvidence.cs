using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>
/// A store that is open for reading only, while another process may write to it. All reads see one moment. Entries are read column by
/// column and not through the model, so that damaged rows are reported instead of causing an exception.
/// </summary>
public abstract class StoreEvidence : IDisposable
{
    /// <summary>The same moment through the model. Throws when rows are too damaged for the model.</summary>
    public abstract PortalDbContext Context { get; }

    /// <summary>Returns the entries of a stream in order, one by one.</summary>
    /// <param name="after">The entry after which to begin; null for all, including entries without a number.</param>
    public abstract IEnumerable<RecordedEntry> Entries(string stream, long? after = null);

    /// <summary>Returns the hash of one entry; null when there is no entry with that number.</summary>
    public abstract string? HashOf(string stream, long sequence);

    /// <summary>Returns the head that the store keeps for a chain; null when there is none.</summary>
    public abstract AuditHead? HeadOf(string stream);

    /// <summary>Returns the names of all streams that have entries or a head.</summary>
    public abstract IReadOnlyList<string> Streams();

    /// <summary>Returns the stored content of a version; null when there is none.</summary>
    public abstract byte[]? ContentOf(string matrix, int number);

    /// <summary>Returns what the database itself reports as damage, in its own words.</summary>
    /// <param name="isQuick">Whether to skip slow checks, such as comparing every index with its table.</param>
    public abstract IReadOnlyList<string> FindDamage(bool isQuick = false);

    /// <summary>Returns the differences from the schema of this release: tables, indexes, views and triggers, each as a sentence.</summary>
    public abstract IReadOnlyList<string> FindOtherSchema();

    /// <summary>Returns whether an exception means that the database can't be reached, which says nothing about what it contains.</summary>
    public virtual bool IsLost(Exception exception) => false;

    public abstract void Dispose();
}
