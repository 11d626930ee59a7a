using ResponsibilityPortal.Domain.Auditing;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>Where both chains of a log end.</summary>
public sealed record RestoredHeads(AuditHead Content, AuditHead Access)
{
    /// <summary>Those of a log without entries.</summary>
    public static RestoredHeads None { get; } = new(AuditHead.Genesis(AuditStream.Content), AuditHead.Genesis(AuditStream.Access));

    internal static RestoredHeads Of(SqliteEvidence evidence) =>
        new(evidence.HeadOf(AuditStream.Content) ?? None.Content, evidence.HeadOf(AuditStream.Access) ?? None.Access);

    /// <summary>Of each chain the end that is further on.</summary>
    internal RestoredHeads OrLater(RestoredHeads other) => new(
        other.Content.Sequence > Content.Sequence ? other.Content : Content,
        other.Access.Sequence > Access.Sequence ? other.Access : Access);
}
