using System.Text.Json;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Prints what the page that checks files shows, on the machine of the portal, which may be running.</summary>
internal static class VerifyFileCommand
{
    /// <summary>Longer than on the page: a new process starts slowly, and the operator has chosen the file.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(FileInfo file, bool asJson, string[] settings, CancellationToken cancellationToken) =>
        EvidenceExit.OfAsync(
            "The file could not be checked.",
            async () =>
            {
                if (file is { Exists: true, Length: > FileVerifier.FileMaxBytes })
                {
                    throw new IOException($"It is larger than {FileVerifier.FileMaxBytes / (1_024 * 1_024)} MB, and exports never are.");
                }

                var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
                var verification = await VerifyAsync(bytes, settings, cancellationToken);
                await PortalConsole.WriteAsync(asJson ? JsonOf(verification) : WordsOf(verification));
                return verification.Verdict switch
                {
                    Verdict.Unchanged => EvidenceExit.Good,
                    Verdict.CannotTell => EvidenceExit.CouldNotCheck,
                    _ => EvidenceExit.Broken,
                };
            }
        );

    private static async Task<Verification> VerifyAsync(byte[] bytes, string[] settings, CancellationToken cancellationToken)
    {
        await using var app = ReadOnlyPortal.Open(settings);
        app.Services.GetRequiredService<SigningKeys>().Open();
        await app.Services.GetRequiredService<PublishedMatrices>().ReloadAsync(cancellationToken);
        await app.Services.GetRequiredService<CertificateLog>().ReadAsync(cancellationToken);
        return await app.Services.GetRequiredService<FileVerifier>().VerifyAsync(bytes, TimeLimit, cancellationToken);
    }

    private static List<string> WordsOf(Verification verification)
    {
        List<string> lines = [verification.Headline];
        if (verification.Explanation is { } explanation)
        {
            lines.Add(explanation);
        }

        lines.AddRange(verification.Places.Count > 0 ? ["It differs in:"] : []);
        lines.AddRange(verification.Places.Select(place => $"  - {place}"));
        if (verification.Standing is { } standing)
        {
            lines.AddRange(["", standing.Name, standing.StateInWords]);
            lines.AddRange(verification.Extent is { } extent ? [extent.Words] : []);
            lines.AddRange(standing.Changes is { } changes ? [changes] : []);
        }

        lines.AddRange(verification.Checks.Count > 0 ? [""] : []);
        lines.AddRange(verification.Checks.Select(check => $"{check.Name}: {check.ResultInWords}. {check.Words}"));
        lines.AddRange(EvidenceLimits.File.Select(limit => $"{EvidenceLimits.Title}: {limit}."));
        return lines;
    }

    private static IEnumerable<string> JsonOf(Verification verification) =>
        CommandJson.Of(
            new
            {
                verdict = JsonNamingPolicy.KebabCaseLower.ConvertName(verification.Verdict.ToString()),
                identical = verification.IsIdentical,
                headline = verification.Headline,
                explanation = verification.Explanation,
                differs = verification.Places,
                extent = verification.Extent is not { } extent ? null : new { complete = extent.IsComplete, shown = extent.Words },
                version = verification.Standing is not { } standing
                    ? null
                    : new
                    {
                        matrix = standing.Matrix,
                        title = standing.Title,
                        number = standing.Number,
                        state = standing.StateForPrograms,
                        supersededBy = standing.SupersededBy,
                        stateInWords = standing.StateInWords,
                        changes = standing.Changes,
                    },
                timeStamp = verification.TimeStamp is not { } stamp
                    ? null
                    : new
                    {
                        result = JsonNamingPolicy.KebabCaseLower.ConvertName(stamp.State.ToString()),
                        at = stamp.At,
                        by = stamp.By,
                    },
                checks = verification.Checks.Select(check => new
                {
                    name = check.Name,
                    result = check.ResultInWords,
                    found = check.Words,
                }),
                notChecked = EvidenceLimits.File,
            }
        );
}
