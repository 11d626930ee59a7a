using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Confirms on another machine that the log of a portal continues the log that was confirmed before.</summary>
internal static class WitnessCommand
{
    /// <param name="state">The directory of the witness.</param>
    /// <param name="name">Its name. Required at the first use.</param>
    /// <param name="key">A file with the portal's public key. Required at the first use.</param>
    /// <param name="checkpoints">A file with the portal's checkpoints, or its address.</param>
    /// <param name="logs">Exports of both streams of the log.</param>
    /// <param name="store">A copy of the store, instead of exports.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        string state,
        string? name,
        FileInfo? key,
        string checkpoints,
        FileInfo[] logs,
        FileInfo? store,
        TimeProvider clock,
        CancellationToken cancellationToken
    ) =>
        EvidenceExit.OfAsync(
            "Nothing was cosigned.",
            async () =>
            {
                using var witness = WitnessState.Open(state, name, key);
                using StoreEvidence? copy = store is null ? null : PortalStore.OpenCopy(store.FullName);
                var published = await PublishedCheckpoints.ReadAsync(checkpoints, cancellationToken);
                var newest = published.Checkpoints[^1];
                var continuity = LogContinuity.Check(
                    published,
                    witness.Last,
                    witness.PortalKey,
                    copy is null ? EntriesIn(logs) : stream => copy.Entries(stream),
                    cancellationToken
                );
                var refusal = FindRefusal(witness, newest.Checkpoint, continuity);
                if (
                    refusal.Count > 0
                    && refusal.TrueForAll(fault => fault.IsOfLaterEntries)
                    && (witness.Last is not { } last || continuity.Reaches(last.Checkpoint))
                )
                {
                    throw new StoreRefusedException(
                        "The log ends before the newest checkpoint. Fetch the checkpoints first, then the log. If it still ends there, "
                            + "entries were removed."
                    );
                }

                List<string> lines = [.. continuity.Notes.Select(note => $"Note: {note}")];
                if (refusal.Count > 0)
                {
                    await PortalConsole.WriteErrorAsync([
                        "Refused: the log doesn't continue the log that this witness confirmed. Nothing was cosigned.",
                        .. refusal.Select(fault => $"  - {fault.Sentence}"),
                        .. lines,
                    ]);
                    return EvidenceExit.Broken;
                }

                if (witness.Last?.Note.Text != newest.Note.Text)
                {
                    var signatures = SignaturesOf(newest, published, witness.PortalKey)
                        .Append(witness.Signer.Sign(newest.Note.Text, clock.GetUtcNow()));
                    witness.Keep(newest with { Note = newest.Note with { Signatures = [.. signatures] } });
                    lines.Insert(0, $"Cosigned: {Extent(newest.Checkpoint)}.");
                }
                else
                {
                    lines.Insert(0, $"There is no newer checkpoint. The earlier cosignature is still valid: {Extent(newest.Checkpoint)}.");
                }

                await PortalConsole.WriteAsync([
                    .. lines,
                    $"Give '{witness.LastFile}' to the portal (add-cosignature).",
                    $"Key of this witness: {witness.Signer.Key}",
                ]);
                return EvidenceExit.Good;
            }
        );

    private static Func<string, IEnumerable<RecordedEntry>> EntriesIn(FileInfo[] logs)
    {
        var files = logs.ToLookup(log => ExportedLog.StreamOf(log.FullName), log => log.FullName);
        return AuditStream.All.FirstOrDefault(stream => files[stream].Count() != 1) is { } other
            ? throw new StoreRefusedException(
                $"With --log, name one export of the stream {other} and one of the other stream. Or name a copy of the store with --store."
            )
            : stream => ExportedLog.Read(files[stream].Single());
    }

    /// <summary>Returns why the checkpoint isn't cosigned. Empty when it is.</summary>
    private static List<IntegrityFinding> FindRefusal(WitnessState witness, Checkpoint newest, LogContinuity continuity)
    {
        var refusal = continuity.Faults.ToList();
        if (witness.Last is { Checkpoint: var last } && last.Origin != newest.Origin)
        {
            refusal.Add(
                new IntegrityFinding(
                    ProofPart.Checkpoint,
                    $"The portal's name is {newest.Origin}, but this witness confirms the log of {last.Origin}."
                )
            );
        }

        return refusal;
    }

    /// <summary>
    /// Returns the portal's own signatures, one by each key that must have signed. A note has room for few lines, and anyone can add more
    /// to it.
    /// All others are omitted, whatever name they carry.
    /// </summary>
    private static IEnumerable<NoteSignature> SignaturesOf(SignedCheckpoint newest, CheckpointFile published, NoteKey trusted)
    {
        NoteKey[] keys = newest.Checkpoint.Rotation is { } rotation
            ? [rotation.From, rotation.To]
            : [TrustedKeys.From(trusted, published.Checkpoints).InForceAfter(published.Checkpoints)];
        return keys.Select(key => newest.Note.Signatures.First(line => key.HasSigned(newest.Note with { Signatures = [line] }))).Distinct();
    }

    private static string Extent(Checkpoint checkpoint) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"checkpoint{(checkpoint.Link is { } link ? $" number {link.Number}" : "")} of {UtcInstant.Format(checkpoint.Time)}, content "
                + $"to entry {checkpoint.Content.Sequence}, access to entry {checkpoint.Access.Sequence}"
        );
}
