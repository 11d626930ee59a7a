using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>Verifies the end of a chain, starting from an entry that is trusted.</summary>
public static class ChainEnd
{
    /// <summary>Verifies that a chain continues from an entry, without a gap, to the head that the store keeps.</summary>
    /// <remarks>The time doesn't depend on the length of the chain before that entry.</remarks>
    /// <param name="known">A trusted entry, which must be unchanged.</param>
    /// <param name="fault">Why the verification failed; null when it succeeded.</param>
    /// <returns>The end of the chain, or of its intact part.</returns>
    public static AuditHead Prove(StoreEvidence evidence, AuditHead known, out IntegrityFinding? fault) =>
        Prove(evidence, known, known, out fault);

    /// <summary>Verifies a chain from an earlier entry, through a signed one, to the head that the store keeps.</summary>
    /// <param name="from">The first entry: an earlier trusted entry, or the beginning of the chain.</param>
    /// <param name="known">The signed entry.</param>
    /// <inheritdoc cref="Prove(StoreEvidence, AuditHead, out IntegrityFinding)" />
    public static AuditHead Prove(StoreEvidence evidence, AuditHead from, AuditHead known, out IntegrityFinding? fault)
    {
        if (known.Sequence > 0 && evidence.HashOf(known.Stream, known.Sequence) != known.Hash)
        {
            fault = new IntegrityFinding(
                ProofPart.Chain,
                $"Entry {known.Sequence} of {known.Stream} no longer matches what was signed.",
                known.Stream,
                known.Sequence
            );
            return known;
        }

        var chain = new ChainCheck(from);
        foreach (var entry in evidence.Entries(known.Stream, from.Sequence == 0 ? null : from.Sequence))
        {
            using var payload = EntryPayload.Parse(entry.Payload);
            if (!chain.Take(entry, payload))
            {
                break;
            }
        }

        chain.Finish(evidence.HeadOf(known.Stream));
        fault = chain.Fault;
        return chain.Head;
    }
}
