using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>The log entries of an operation ID that is sent again, oldest first, all by the same actor.</summary>
public sealed record EarlierOperation(IReadOnlyList<StoredAuditEntry> Entries)
{
    public StoredAuditEntry First => Entries[0];

    /// <summary>Returns whether the operation was recorded as one of these actions on a target.</summary>
    public bool Is(string target, params ReadOnlySpan<string> actions) => First.Target == target && actions.Contains(First.Action);
}
