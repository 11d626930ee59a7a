using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>Verifies cosignatures, and finds up to which entry each witness has confirmed the log.</summary>
internal static class WitnessCheck
{
    /// <param name="report">The result of the log check.</param>
    /// <param name="published">The portal's own checkpoints.</param>
    /// <param name="cosigned">Notes with cosignatures that were added to the portal.</param>
    /// <param name="kept">Notes in files that were kept elsewhere.</param>
    /// <param name="witnesses">The trusted keys.</param>
    public static VerificationReport Add(
        VerificationReport report,
        ValueList<SignedCheckpoint> published,
        IEnumerable<SignedCheckpoint> cosigned,
        IEnumerable<SignedCheckpoint> kept,
        IReadOnlyList<WitnessKey> witnesses
    )
    {
        var texts = published.Select(signed => signed.Note.Text).ToHashSet(StringComparer.Ordinal);
        var faults = new List<IntegrityFinding>();
        var confirmed = new Dictionary<WitnessKey, (Checkpoint Checkpoint, DateTimeOffset At)>();
        foreach (var (signed, isOwn) in cosigned.Select(signed => (signed, true)).Concat(kept.Select(signed => (signed, false))))
        {
            foreach (var line in signed.Note.Signatures)
            {
                if (witnesses.FirstOrDefault(witness => witness.IsNamedBy(line)) is not { } witness)
                {
                    continue;
                }

                var which = $"The cosignature of {witness.Name} under the checkpoint of {UtcInstant.Format(signed.Checkpoint.Time)}";
                if (witness.Verify(signed.Note.Text, line) is not { } at)
                {
                    faults.Add(new IntegrityFinding(ProofPart.Checkpoint, $"{which} is not by the key of this witness: it was altered."));
                }
                else if (isOwn && !texts.Contains(signed.Note.Text))
                {
                    faults.Add(
                        new IntegrityFinding(
                            ProofPart.Checkpoint,
                            $"{which} confirms a checkpoint that this portal no longer publishes: checkpoints were removed from its file."
                        )
                    );
                }
                else if (!confirmed.TryGetValue(witness, out var known) || IsAfter(signed.Checkpoint, known.Checkpoint))
                {
                    confirmed[witness] = (signed.Checkpoint, at);
                }
            }
        }

        return report.With(faults) with
        {
            Witnesses = witnesses
                .Select(witness =>
                    confirmed.TryGetValue(witness, out var found)
                        ? new WitnessReport(witness.Name, witness.Id, found.Checkpoint, found.At)
                        : new WitnessReport(witness.Name, witness.Id, null, null)
                )
                .ToValueList(),
        };
    }

    private static bool IsAfter(Checkpoint one, Checkpoint other) =>
        (one.Content.Sequence, one.Access.Sequence).CompareTo((other.Content.Sequence, other.Access.Sequence)) > 0;
}
