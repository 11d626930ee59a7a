using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Something that happened, with the values that are needed to understand and to replay it.</summary>
/// <param name="Action">The action: <c>subject.verb</c>, listed in docs/reference/audit-events.md.</param>
/// <param name="Target">What the action affected, as a path: <c>matrices/yugabytedb</c>.</param>
public abstract record AuditFact(string Action, string Target)
{
    public const int ActionMaxLength = 64;
    public const int TargetMaxLength = 300;

    /// <summary>Returns the values of the fact for the canonical payload.</summary>
    public abstract JsonObject Data();
}
