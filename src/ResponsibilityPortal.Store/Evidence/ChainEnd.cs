using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>Proves the end of a chain from an entry that is relied on.</summary>
public static class ChainEnd
{
    /// <summary>Proves that a chain goes on from an entry, without a break, to the head that the store keeps beside it.</summary>
    /// <remarks>It takes moments however long the chain is before that entry.</remarks>
    /// <param name="known">An entry that is relied on; it must still be what it was.</param>
    /// <param name="fault">Why there is no proof; null when there is.</param>
    /// <returns>The end of the chain, or of what is whole of it.</returns>
    public static AuditHead Prove(StoreEvidence evidence, AuditHead known, out ProofFault? fault) => Prove(evidence, known, known, out fault);

    /// <summary>Proves a chain from an earlier entry over one that was signed to the head that the store keeps beside it.</summary>
    /// <param name="from">Where the proof begins: an earlier entry that is relied on, or the beginning of the chain.</param>
    /// <param name="known">The entry that was signed.</param>
    /// <inheritdoc cref="Prove(StoreEvidence, AuditHead, out ProofFault)" />
    public static AuditHead Prove(StoreEvidence evidence, AuditHead from, AuditHead known, out ProofFault? fault)
    {
        if (known.Sequence > 0 && evidence.HashOf(known.Stream, known.Sequence) != known.Hash)
        {
            fault = new ProofFault(
                ProofPart.Chain, $"Entry {known.Sequence} of {known.Stream} is no longer what was signed.", known.Stream, known.Sequence);
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
