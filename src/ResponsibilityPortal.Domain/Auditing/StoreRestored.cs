using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Auditing;

/// <summary>The operator has put a copy of the store in the place of the one there was. What was recorded after the copy is not in the log any longer.</summary>
/// <param name="From">The last entry of this stream that was known before; 0 when none was.</param>
/// <param name="To">The last entry that the copy has.</param>
/// <param name="CopyHash">SHA-256 of the file that was put back.</param>
public sealed record StoreRestored(long From, long To, string CopyHash)
    : AuditFact(ActionName, "store")
{
    public const string ActionName = "store.restored";

    public override JsonObject Data() => new() { ["from"] = From, ["to"] = To, ["copyHash"] = CopyHash };
}
