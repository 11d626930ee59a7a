using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>
/// A store that is open for reading only, beside the process that writes to it. Everything read through it is from one moment.
/// Entries are read column by column, past the model, so that damaged rows are reported instead of causing an exception.
/// </summary>
public abstract class StoreEvidence : IDisposable
{
    /// <summary>The same moment through the model. Throws where rows are too damaged for the model.</summary>
    public abstract PortalDbContext Context { get; }

    /// <summary>The entries of a stream in their order, read one by one.</summary>
    /// <param name="after">The entry behind which to begin; null for all, including entries without a number.</param>
    public abstract IEnumerable<RecordedEntry> Entries(string stream, long? after = null);

    /// <summary>The hash of one entry; null when there is no entry with that number.</summary>
    public abstract string? HashOf(string stream, long sequence);

    /// <summary>The head that the store keeps for a chain; null when it keeps none.</summary>
    public abstract AuditHead? HeadOf(string stream);

    /// <summary>The names of all streams that have entries or a head.</summary>
    public abstract IReadOnlyList<string> Streams();

    /// <summary>The stored content of a version; null when there is none.</summary>
    public abstract byte[]? ContentOf(string matrix, int number);

    /// <summary>What the database itself finds wrong with its data, in its own words.</summary>
    /// <param name="isQuick">Whether to leave out what takes long, such as comparing every index with its table.</param>
    public abstract IReadOnlyList<string> FindDamage(bool isQuick = false);

    /// <summary>What in the schema is not as this release makes it: tables, indexes, views and triggers, each as a sentence.</summary>
    public abstract IReadOnlyList<string> FindOtherSchema();

    public abstract void Dispose();
}
