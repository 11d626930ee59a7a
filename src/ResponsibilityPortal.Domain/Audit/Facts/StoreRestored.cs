using System.Globalization;
using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The operator replaced the store with a copy. Entries that the copy doesn't have are no longer in the log.</summary>
/// <param name="From">The last entry of this stream that was known before; 0 for none.</param>
/// <param name="To">The last entry that the copy has.</param>
/// <param name="Kept">
/// The last entry that is the same in both. Less than both others when the copy has a different history: it had been replaced itself.
/// </param>
/// <param name="CopyHash">SHA-256 of the restored file.</param>
public sealed record StoreRestored(long From, long To, long Kept, string CopyHash) : AuditFact(ActionName, "store")
{
    public const string ActionName = "store.restored";

    /// <summary>The state of the stream after the restore, as the rest of a sentence.</summary>
    public string Outcome =>
        Kept >= From
            ? string.Create(CultureInfo.InvariantCulture, $"ends with entry {To} as in the copy: no known entry was removed")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"was rolled back from {From} to {Kept}{(Kept < To ? $" and continues to {To} as in the copy" : "")}: {Lost} no longer "
                    + $"in the log"
            );

    /// <remarks>Entries of earlier releases lack <c>kept</c>.</remarks>
    internal static StoreRestored Read(FactData data)
    {
        var (from, to) = (data.Long("from"), data.Long("to"));
        return new StoreRestored(from, to, data.LongOrNone("kept") ?? Math.Min(from, to), data.Text("copyHash"));
    }

    public override JsonObject Data() =>
        new()
        {
            ["from"] = From,
            ["to"] = To,
            ["kept"] = Kept,
            ["copyHash"] = CopyHash,
        };

    private string Lost => From - Kept == 1 ? "1 entry is" : string.Create(CultureInfo.InvariantCulture, $"{From - Kept} entries are");
}
