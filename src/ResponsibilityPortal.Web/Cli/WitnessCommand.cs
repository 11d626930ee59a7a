using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Confirms on another machine that the log of a portal continues the one that was confirmed before.</summary>
internal static class WitnessCommand
{
    /// <param name="state">The directory of the witness.</param>
    /// <param name="name">Its name; needed at the first use.</param>
    /// <param name="key">A file with the portal's public key; needed at the first use.</param>
    /// <param name="checkpoints">A file with the portal's checkpoints, or the address of one.</param>
    /// <param name="logs">Exports of both streams of the log.</param>
    /// <param name="store">A copy of the store, in place of exports.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        string state, string? name, FileInfo? key, string checkpoints, FileInfo[] logs, FileInfo? store, TimeProvider clock, CancellationToken cancellationToken) =>
        EvidenceExit.OfAsync("Nothing was cosigned.", async () =>
        {
            using var witness = WitnessState.Open(state, name, key);
            using StoreEvidence? copy = store is null ? null : PortalStore.OpenCopy(store.FullName);
            var published = await PublishedCheckpoints.ReadAsync(checkpoints, cancellationToken);
            var newest = published.Checkpoints[^1];
            var continuity = LogContinuity.Check(published, witness.Last, witness.PortalKey, copy is null ? EntriesIn(logs) : stream => copy.Entries(stream), cancellationToken);
            if (!continuity.Reaches(newest.Checkpoint) && (witness.Last is not { } last || continuity.Reaches(last.Checkpoint)) && continuity.Faults.All(IsOfCheckpoints))
            {
                throw new StoreRefusedException("The log ends before the newest checkpoint. Fetch the checkpoints first and the log after them. If it ends there again, it was cut.");
            }

            List<string> lines = [.. continuity.Notes.Select(note => $"Note: {note}")];
            if (FindRefusal(witness, newest.Checkpoint, continuity) is { Count: > 0 } refusal)
            {
                await PortalConsole.WriteErrorAsync(
                    ["Refused: the log does not continue the one that this witness has confirmed. Nothing was cosigned.", .. refusal.Select(sentence => $"  - {sentence}"), .. lines]);
                return EvidenceExit.Broken;
            }

            if (witness.Last?.Note.Text != newest.Note.Text)
            {
                witness.Keep(newest with { Note = newest.Note with { Signatures = [.. SignersOf(newest), witness.Signer.Sign(newest.Note.Text, clock.GetUtcNow())] } });
                lines.Insert(0, $"Cosigned: {Extent(newest.Checkpoint)}.");
            }
            else
            {
                lines.Insert(0, $"There is no newer checkpoint. The cosignature from before is still there: {Extent(newest.Checkpoint)}.");
            }

            await PortalConsole.WriteAsync([.. lines, $"Give '{witness.LastFile}' to the portal (add-cosignature).", $"Key of this witness: {witness.Signer.Key}"]);
            return EvidenceExit.Good;
        });

    private static Func<string, IEnumerable<RecordedEntry>> EntriesIn(FileInfo[] logs)
    {
        var files = logs.ToLookup(log => ExportedLog.StreamOf(log.FullName), log => log.FullName);
        return AuditStream.All.FirstOrDefault(stream => files[stream].Count() != 1) is { } other
            ? throw new StoreRefusedException($"Name one export of the stream {other} and one of the other stream with --log, or a copy of the store with --store.")
            : stream => ExportedLog.Read(files[stream].Single());
    }

    /// <summary>Why the checkpoint is not cosigned; empty when it is.</summary>
    private static List<string> FindRefusal(WitnessState witness, Checkpoint newest, LogContinuity continuity)
    {
        var refusal = continuity.Faults.Select(fault => fault.Sentence).ToList();
        if (witness.Last is { Checkpoint: var last } && last.Origin != newest.Origin)
        {
            refusal.Add($"The portal calls itself {newest.Origin}; this witness confirms the log of {last.Origin}.");
        }

        return refusal;
    }

    /// <summary>The portal's own signatures; cosignatures of other witnesses are left out.</summary>
    private static IEnumerable<NoteSignature> SignersOf(SignedCheckpoint signed) => signed.Note.Signatures.Where(line => line.Name == signed.Checkpoint.Origin);

    private static bool IsOfCheckpoints(ProofFault fault) => fault.Part == ProofPart.Checkpoint;

    private static string Extent(Checkpoint checkpoint) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"checkpoint{(checkpoint.Link is { } link ? $" number {link.Number}" : "")} of {UtcInstant.Format(checkpoint.Time)}, content to entry {checkpoint.Content.Sequence}, access to entry {checkpoint.Access.Sequence}");
}
