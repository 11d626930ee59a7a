using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Adds cosignatures of witnesses to the portal, which may be running. Keeps only those that verify.</summary>
internal static class AddCosignatureCommand
{
    /// <summary>How far the clocks of two machines may differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <param name="file">A file of cosigned checkpoints, as <c>witness</c> writes it.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(FileInfo file, string[] settings, CancellationToken cancellationToken) =>
        EvidenceExit.OfAsync(
            "No cosignature was added.",
            async () =>
            {
                await using var app = ReadOnlyPortal.Open(settings);
                var (checkpoints, cosignatures) = (
                    app.Services.GetRequiredService<Checkpoints>(),
                    app.Services.GetRequiredService<Cosignatures>()
                );
                var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
                if (cosignatures.Witnesses.Count == 0)
                {
                    throw new StoreRefusedException(
                        "No witness is trusted. Set the key of each with "
                            + $"{CheckpointOptions.Section}:{nameof(CheckpointOptions.Witnesses)}."
                    );
                }

                var given = CheckpointFile.Read(await File.ReadAllTextAsync(file.FullName, cancellationToken));
                if (given is not { Problem: null, Checkpoints.Count: > 0 })
                {
                    throw new StoreRefusedException($"The file '{file}' doesn't consist of checkpoints.");
                }

                var published = checkpoints.All.Select(signed => signed.Note.Text).ToHashSet(StringComparer.Ordinal);
                var (good, refusals) = (new List<SignedCheckpoint>(), new List<string>());
                foreach (var signed in given.Checkpoints)
                {
                    var lines = Read(signed, cosignatures.Witnesses, now, refusals);
                    if (lines.Count > 0 && !published.Contains(signed.Note.Text))
                    {
                        refusals.Add($"The checkpoint of {UtcInstant.Format(signed.Checkpoint.Time)} isn't from this portal.");
                    }

                    good.Add(signed with { Note = signed.Note with { Signatures = lines } });
                }

                if (refusals.Count == 0 && good.TrueForAll(signed => signed.Note.Signatures.Count == 0))
                {
                    refusals.Add("It contains no cosignature of a trusted witness.");
                }

                if (refusals.Count > 0)
                {
                    await PortalConsole.WriteErrorAsync([
                        $"No cosignature was added from '{file}'.",
                        .. refusals.Select(sentence => $"  - {sentence}"),
                    ]);
                    return EvidenceExit.Broken;
                }

                cosignatures.Add(good.Where(signed => signed.Note.Signatures.Count > 0));
                var report = WitnessCheck.Add(
                    new VerificationReport([], [], [], 0, 0),
                    checkpoints.All,
                    cosignatures.All,
                    [],
                    cosignatures.Witnesses
                );
                await PortalConsole.WriteAsync([
                    "The cosignature was saved and is published with the checkpoint.",
                    .. report.Witnesses.Select(witness => witness.ToString()),
                ]);
                return EvidenceExit.Good;
            }
        );

    /// <summary>Returns the cosignatures under a checkpoint that verify.</summary>
    /// <param name="refusals">Receives what is wrong with the others.</param>
    private static ValueList<NoteSignature> Read(
        SignedCheckpoint signed,
        IReadOnlyList<WitnessKey> witnesses,
        DateTimeOffset now,
        List<string> refusals
    )
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
                refusals.Add($"The cosignature of {witness.Name} wasn't made with the key of this witness.");
            }
            else if (at > now + Tolerance)
            {
                refusals.Add($"The cosignature of {witness.Name} is dated {UtcInstant.Format(at)}, which is in the future.");
            }
            else
            {
                good.Add(line);
            }
        }

        return good.ToValueList();
    }
}
