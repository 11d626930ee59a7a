using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>The result of checking whether a portal's log continues the log that a witness knows.</summary>
/// <param name="Faults">Why it doesn't. Empty when it does.</param>
/// <param name="Notes">Unusual facts that break nothing.</param>
/// <param name="Heads">How far each chain was verified.</param>
internal sealed record LogContinuity(ValueList<IntegrityFinding> Faults, ValueList<string> Notes, ValueList<AuditHead> Heads)
{
    /// <summary>Checks both chains from their first entry, and all checkpoints against them.</summary>
    /// <param name="published">The portal's checkpoints.</param>
    /// <param name="known">The last checkpoint that the witness cosigned. Null for none.</param>
    /// <param name="trusted">The portal's key.</param>
    /// <param name="entriesOf">The entries of a stream.</param>
    public static LogContinuity Check(
        CheckpointFile published,
        SignedCheckpoint? known,
        NoteKey trusted,
        Func<string, IEnumerable<RecordedEntry>> entriesOf,
        CancellationToken cancellationToken
    )
    {
        var sources = new List<CheckpointSource> { new("the portal's file", published, IsOwn: true) };
        if (known is not null)
        {
            sources.Add(new CheckpointSource(WitnessState.LastName, CheckpointFile.Of([known]), IsOwn: false));
        }

        var checkpoints = new CheckpointCheck(sources, trusted);
        var (heads, whole, faults) = (new List<AuditHead>(), new List<AuditHead>(), new List<IntegrityFinding>());
        foreach (var stream in AuditStream.All)
        {
            var chain = new ChainCheck(AuditHead.Genesis(stream));
            foreach (var entry in entriesOf(stream))
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var payload = EntryPayload.Parse(entry.Payload);
                if (!chain.Take(entry, payload))
                {
                    break;
                }

                checkpoints.Take(chain.Head);
                Take(checkpoints, entry, payload!);
            }

            heads.Add(chain.Head);
            if (chain.Fault is { } fault)
            {
                faults.Add(fault);
            }
            else
            {
                whole.Add(chain.Head);
            }
        }

        faults.AddRange(checkpoints.Finish(whole));
        return new LogContinuity(faults.ToValueList(), checkpoints.Notes.ToValueList(), heads.ToValueList());
    }

    /// <summary>Returns whether the chains contain all entries that a checkpoint covers.</summary>
    public bool Reaches(Checkpoint checkpoint) => Heads.All(head => head.Sequence >= checkpoint.HeadOf(head.Stream).Sequence);

    private static void Take(CheckpointCheck checkpoints, RecordedEntry entry, EntryPayload payload)
    {
        switch (AuditFacts.Read(payload))
        {
            case FactReadOutcome.Known { Fact: StoreRestored restored }:
                checkpoints.TakeRestore(entry, restored);
                break;
            case FactReadOutcome.Known { Fact: PortalStarted started }:
                checkpoints.TakeStart(entry, started);
                break;
            default:
                break;
        }
    }
}
