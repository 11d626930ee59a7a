using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>
/// What can be looked at in moments before a store is served: the file's own structure, the ends of both chains, every entry that
/// a checkpoint names, and whether the list of versions can be read. <see cref="StoreVerification"/> looks at everything, and takes its time.
/// </summary>
public static class StartCheck
{
    /// <summary>How many entries at the end of each chain are looked at.</summary>
    private const long Recent = 1_000;

    /// <param name="own">The portal's own checkpoints.</param>
    /// <param name="key">The key that has signed them; null where none is made yet.</param>
    /// <returns>What is damaged; empty when nothing was found.</returns>
    public static ValueList<ProofFault> Run(StoreEvidence evidence, CheckpointSource own, NoteKey? key)
    {
        var faults = new List<ProofFault>();
        try
        {
            faults.AddRange(evidence.FindDamage(isQuick: true).Select(damage => new ProofFault(ProofPart.File, $"The file of the store is damaged: {damage}.")));
            var ends = new List<AuditHead>();
            foreach (var stream in AuditStream.All)
            {
                var end = ChainEnd.Prove(evidence, RecentStart(evidence, stream), out var fault);
                if (fault is null)
                {
                    ends.Add(end);
                }
                else
                {
                    faults.Add(fault);
                }
            }

            faults.AddRange(key is null ? [] : HoldAgainst(evidence, new CheckpointCheck([own], key), ends));
            _ = evidence.Context.Versions.AsNoTracking().Select(VersionRecord.FromRow).ToList();
        }
        catch (Exception exception) when (StoredDamage.IsSeenIn(exception))
        {
            faults.Add(new ProofFault(ProofPart.File, $"The file of the store cannot be read: {exception.Message}"));
        }

        return faults.ToValueList();
    }

    private static AuditHead RecentStart(StoreEvidence evidence, string stream) =>
        evidence.HeadOf(stream) is { Sequence: > Recent } head && evidence.HashOf(stream, head.Sequence - Recent) is { } hash
            ? new AuditHead(stream, head.Sequence - Recent, hash)
            : AuditHead.Genesis(stream);

    private static IReadOnlyList<ProofFault> HoldAgainst(StoreEvidence evidence, CheckpointCheck checkpoints, List<AuditHead> ends)
    {
        foreach (var (stream, sequence) in checkpoints.Claimed.OrderBy(claim => claim.Sequence))
        {
            if (evidence.HashOf(stream, sequence) is { } hash)
            {
                checkpoints.Take(new AuditHead(stream, sequence, hash));
            }
        }

        return checkpoints.Finish(ends);
    }
}
