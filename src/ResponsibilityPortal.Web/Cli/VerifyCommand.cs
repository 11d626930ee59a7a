using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>
/// Verifies the log and the stored data of a portal: chains, signatures, checkpoints, versions, and whether the data matches the log.
/// </summary>
internal static class VerifyCommand
{
    /// <param name="checkpoints">Files of checkpoints that were kept elsewhere.</param>
    /// <param name="key">The public key to trust. Null for the portal's own.</param>
    /// <param name="witnesses">Keys of witnesses to trust, in addition to those that the portal trusts.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        FileInfo[] checkpoints,
        FileInfo? key,
        string[] witnesses,
        bool asJson,
        string[] settings,
        CancellationToken cancellationToken
    ) =>
        EvidenceExit.OfAsync(
            "The log could not be checked.",
            async () =>
            {
                await using var app = ReadOnlyPortal.Build(settings);
                var (own, cosignatures) = (app.Services.GetRequiredService<Checkpoints>(), app.Services.GetRequiredService<Cosignatures>());

                // Read cosignatures first: a running portal may add a checkpoint and its cosignature, and a cosignature without its
                // checkpoint must not be checked.
                var cosigned = cosignatures.All;
                own.Open();
                CheckpointSource[] sources = [own.Source, .. checkpoints.Select(Read)];
                var trusted = key is null ? own.Key : ReadKey(key);
                if (trusted is null && sources.Any(source => source.File.Checkpoints.Count > 0))
                {
                    throw new StoreRefusedException(
                        "The key that signs the portal's checkpoints isn't in its data directory. Name a file with its public key with "
                            + "--key."
                    );
                }

                var certificates = CertificateCheck.Read(app.Services.GetRequiredService<DataDirectory>());
                using var evidence = app.Services.GetRequiredService<StoreEvidenceFactory>().Open();
                var report = WitnessCheck.Add(
                    new StoreVerification(evidence, sources, trusted).Run(cancellationToken).With(certificates.Find(evidence)),
                    own.All,
                    cosigned,
                    sources.Where(source => !source.IsOwn).SelectMany(source => source.File.Checkpoints),
                    [.. cosignatures.Witnesses.Union(witnesses.Select(ReadWitness))]
                );
                await PortalConsole.WriteAsync(
                    asJson
                        ? ReportWords.JsonOf(
                            report.IsGood ? "good" : "broken",
                            report,
                            trusted,
                            checkpoints.Select(file => file.ToString())
                        )
                        : WordsOf(report, isHeldAgainstOthers: checkpoints.Length > 0)
                );
                return report.IsGood ? EvidenceExit.Good : EvidenceExit.Broken;
            }
        );

    private static CheckpointSource Read(FileInfo file) =>
        CheckpointFile.Read(File.ReadAllText(file.FullName)) is { Checkpoints.Count: > 0 } read
            ? new CheckpointSource(file.ToString(), read, IsOwn: false)
            : throw new StoreRefusedException($"The file '{file}' contains no checkpoint.");

    private static WitnessKey ReadWitness(string text) =>
        WitnessKey.Parse(text)
        ?? throw new StoreRefusedException(
            $"'{text}' isn't the key of a witness. Keys have the form name+id+key; the command witness prints them."
        );

    private static NoteKey ReadKey(FileInfo file) =>
        NoteKey.ParsePem(File.ReadAllText(file.FullName))
        ?? throw new StoreRefusedException($"The file '{file}' contains no key that can sign checkpoints (PEM, ECDSA P-256).");

    private static List<string> WordsOf(VerificationReport report, bool isHeldAgainstOthers)
    {
        List<string> lines = [report.IsGood ? "The store is intact." : "The store is damaged.", .. ReportWords.Lines(report)];
        if (!isHeldAgainstOthers)
        {
            lines.Add(
                "No checkpoint from elsewhere was given. An attacker with write access to this machine could have replaced both the log "
                    + "and its checkpoints. Name a checkpoint that you have kept with --checkpoint."
            );
        }

        lines.AddRange(EvidenceLimits.Log.Select(limit => $"{EvidenceLimits.Title}: {limit}."));
        return lines;
    }
}
