using ResponsibilityPortal.Domain.Audit;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>The heads of both chains of a log.</summary>
public sealed record RestoredHeads(AuditHead Content, AuditHead Access)
{
    /// <summary>Both heads.</summary>
    public IReadOnlyList<AuditHead> Each => [Content, Access];

    internal static RestoredHeads Of(StoreEvidence evidence) =>
        new(EndOf(evidence, AuditStream.Content), EndOf(evidence, AuditStream.Access));

    private static AuditHead EndOf(StoreEvidence evidence, string stream) => evidence.HeadOf(stream) ?? AuditHead.Genesis(stream);
}
