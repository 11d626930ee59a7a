using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>
/// Checks a store quickly before it is served: the file's own structure, its schema, the ends of both chains, every entry that a checkpoint
/// names, and whether the list of versions can be read. <see cref="StoreVerification"/> checks everything, which takes longer.
/// </summary>
public static class StartCheck
{
    /// <summary>The number of entries that are checked at the end of each chain.</summary>
    private const long Recent = 1_000;

    /// <param name="own">The portal's own checkpoints.</param>
    /// <param name="key">The key that signed them; null when there is none yet.</param>
    /// <returns>The problems; empty when there are none.</returns>
    public static ValueList<IntegrityFinding> Run(StoreEvidence evidence, CheckpointSource own, NoteKey? key)
    {
        var faults = new List<IntegrityFinding>();
        try
        {
            faults.AddRange(
                evidence
                    .FindDamage(isQuick: true)
                    .Select(damage => new IntegrityFinding(ProofPart.File, $"The file of the store is damaged: {damage}."))
            );
            faults.AddRange(evidence.FindOtherSchema().Select(difference => new IntegrityFinding(ProofPart.File, difference)));
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
        catch (Exception exception) when (StoredDamage.IsSeenIn(exception) && !evidence.IsLost(exception))
        {
            faults.Add(new IntegrityFinding(ProofPart.File, $"The file of the store cannot be read: {exception.Message}"));
        }

        return faults.ToValueList();
    }

    private static AuditHead RecentStart(StoreEvidence evidence, string stream) =>
        evidence.HeadOf(stream) is { Sequence: > Recent } head && evidence.HashOf(stream, head.Sequence - Recent) is { } hash
            ? new AuditHead(stream, head.Sequence - Recent, hash)
            : AuditHead.Genesis(stream);

    private static IReadOnlyList<IntegrityFinding> HoldAgainst(StoreEvidence evidence, CheckpointCheck checkpoints, List<AuditHead> ends)
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
