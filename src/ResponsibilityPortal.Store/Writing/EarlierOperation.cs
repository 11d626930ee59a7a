using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>What the log has recorded for an operation id that is sent again, oldest entry first, all by the same actor.</summary>
public sealed record EarlierOperation(IReadOnlyList<StoredAuditEntry> Entries)
{
    public StoredAuditEntry First => Entries[0];

    /// <summary>Returns whether the operation was recorded as one of some actions on a target.</summary>
    public bool Is(string target, params ReadOnlySpan<string> actions) => First.Target == target && actions.Contains(First.Action);
}
