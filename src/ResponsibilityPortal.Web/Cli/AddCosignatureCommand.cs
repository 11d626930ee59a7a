using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Takes cosignatures of witnesses for the portal, which may be running. Only those that verify are kept.</summary>
internal static class AddCosignatureCommand
{
    /// <summary>The clocks of two machines may differ by so much.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <param name="file">A file of cosigned checkpoints, as <c>witness</c> writes it.</param>
    /// <param name="settings">Settings in the form of the command line.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(FileInfo file, string[] settings, CancellationToken cancellationToken) =>
        EvidenceExit.OfAsync("No cosignature was added.", async () =>
        {
            await using var app = LookingPortal.Open(settings);
            var (checkpoints, cosignatures) = (app.Services.GetRequiredService<Checkpoints>(), app.Services.GetRequiredService<Cosignatures>());
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            if (cosignatures.Witnesses.Count == 0)
            {
                throw new StoreRefusedException($"No witness is trusted. Name the key of each with {CheckpointOptions.Section}:{nameof(CheckpointOptions.Witnesses)}.");
            }

            var given = CheckpointFile.Read(await File.ReadAllTextAsync(file.FullName, cancellationToken));
            if (given is not { Problem: null, Checkpoints.Count: > 0 })
            {
                throw new StoreRefusedException($"The file '{file}' is not made of checkpoints.");
            }

            var published = checkpoints.All.Select(signed => signed.Note.Text).ToHashSet(StringComparer.Ordinal);
            var (good, refusals) = (new List<SignedCheckpoint>(), new List<string>());
            foreach (var signed in given.Checkpoints)
            {
                var lines = Read(signed, cosignatures.Witnesses, now, refusals);
                if (lines.Count > 0 && !published.Contains(signed.Note.Text))
                {
                    refusals.Add($"The checkpoint of {UtcInstant.Format(signed.Checkpoint.Time)} is not one of this portal.");
                }

                good.Add(signed with { Note = signed.Note with { Signatures = lines } });
            }

            if (refusals.Count == 0 && good.TrueForAll(signed => signed.Note.Signatures.Count == 0))
            {
                refusals.Add("It holds no cosignature of a witness that is trusted.");
            }

            if (refusals.Count > 0)
            {
                await PortalConsole.WriteErrorAsync([$"No cosignature was added from '{file}'.", .. refusals.Select(sentence => $"  - {sentence}")]);
                return EvidenceExit.Broken;
            }

            cosignatures.Add(good.Where(signed => signed.Note.Signatures.Count > 0));
            var report = WitnessCheck.Add(new VerificationReport([], [], [], 0, 0), checkpoints.All, cosignatures.All, [], cosignatures.Witnesses);
            await PortalConsole.WriteAsync(["The cosignature is kept and published with the checkpoint.", .. report.Witnesses.Select(witness => witness.ToString())]);
            return EvidenceExit.Good;
        });

    /// <summary>The cosignatures under a checkpoint that verify.</summary>
    /// <param name="refusals">Takes what is wrong with others.</param>
    private static ValueList<NoteSignature> Read(SignedCheckpoint signed, IReadOnlyList<WitnessKey> witnesses, DateTimeOffset now, List<string> refusals)
    {
        var good = new List<NoteSignature>();
        foreach (var line in signed.Note.Signatures)
        {
            if (witnesses.FirstOrDefault(witness => witness.IsNamedBy(line)) is not { } witness)
            {
                continue;
            }

            if (witness.Verify(signed.Note.Text, line) is not { } at)
            {
                refusals.Add($"The cosignature of {witness.Name} is not by the key of this witness.");
            }
            else if (at > now + Tolerance)
            {
                refusals.Add($"The cosignature of {witness.Name} is of {UtcInstant.Format(at)}, which is in the future.");
            }
            else
            {
                good.Add(line);
            }
        }

        return good.ToValueList();
    }
}
