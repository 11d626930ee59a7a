using System.Globalization;
using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The operator has put a copy of the store in the place of the one there was. What the copy does not know is not in the log any longer.</summary>
/// <param name="From">The last entry of this stream that was known before; 0 when none was.</param>
/// <param name="To">The last entry that the copy has.</param>
/// <param name="Kept">The last entry that is the same in both. Less than either where the copy is of another history: one that had been replaced itself.</param>
/// <param name="CopyHash">SHA-256 of the file that was put back.</param>
public sealed record StoreRestored(long From, long To, long Kept, string CopyHash)
    : AuditFact(ActionName, "store")
{
    public const string ActionName = "store.restored";

    /// <summary>What the stream has come to, as the rest of a sentence about it.</summary>
    public string Outcome => Kept >= From
        ? string.Create(CultureInfo.InvariantCulture, $"ends with entry {To} as the copy does: nothing that is known was taken back")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"was rolled back from {From} to {Kept}{(Kept < To ? $" and goes on to {To} as the copy does" : "")}: {Lost} not in the log any longer");

    /// <remarks>Entries of earlier releases lack <c>kept</c>.</remarks>
    internal static StoreRestored Read(FactData data)
    {
        var (from, to) = (data.Long("from"), data.Long("to"));
        return new StoreRestored(from, to, data.LongOrNone("kept") ?? Math.Min(from, to), data.Text("copyHash"));
    }

    public override JsonObject Data() => new() { ["from"] = From, ["to"] = To, ["kept"] = Kept, ["copyHash"] = CopyHash };

    private string Lost => From - Kept == 1 ? "1 entry is" : string.Create(CultureInfo.InvariantCulture, $"{From - Kept} entries are");
}
