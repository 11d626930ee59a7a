using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Web.Features.Platform.Operations;

/// <summary>Finds everything that is wrong with a running portal. Published pages are served meanwhile.</summary>
internal sealed class HealthProblems(
    StoreHealth store,
    SigningKeys keys,
    PublishedMatrices matrices,
    Checkpoints checkpoints,
    TimeStamps timeStamps,
    EvidenceCheck evidence
)
{
    public async Task<IReadOnlyList<HealthProblem>> FindAsync(CancellationToken cancellationToken)
    {
        HealthProblem?[] found =
        [
            Problem(
                "store",
                await store.FindProblemAsync(cancellationToken) switch
                {
                    null => null,
                    StoreProblem.NotMigrated(var migration) =>
                        $"The database doesn't have the schema of this release: '{migration}' is missing. Run 'db migrate'.",
                    StoreProblem.Newer => "A newer release has migrated the database. Run that release.",
                    _ => "The database can't be reached, so nothing can be changed. The portal's log has the reason.",
                }
            ),
            Problem(
                "disk",
                store.FindLittleSpace() is { } free
                    ? $"The disk of the data directory is full: {free} MB are free, and the portal needs {StoreHealth.EnoughMegabytes} MB. "
                        + "Changes can fail."
                    : null
            ),
            Problem("signing", await FindKeyProblemAsync()),
            Problem(
                "log",
                evidence.Last is { Report.IsGood: false }
                    ? "The last integrity check found damage. Auditors see what it found in the audit log."
                    : null
            ),
            Problem(
                "versions",
                matrices.Damaged.Count() is var damaged && damaged > 0
                    ? $"Damaged published versions: {damaged}. They aren't served. Restore a backup."
                    : null
            ),
            Problem("checkpoint", checkpoints.Problem is null ? null : "The last checkpoint of the log couldn't be made."),
            Problem("timeStamp", timeStamps.Problem is null ? null : "PDF reports get no time stamp at the moment."),
        ];
        return [.. found.OfType<HealthProblem>()];
    }

    private async Task<string?> FindKeyProblemAsync()
    {
        const string Consequence = "PDF exports are refused. The portal's log has the reason.";
        try
        {
            return await keys.CurrentAsync() is SigningKey.Unusable ? $"The key that signs PDF files can't be used. {Consequence}" : null;
        }
        catch (Exception)
        {
            return $"The key that signs PDF files is missing, and couldn't be created. {Consequence}";
        }
    }

    private static HealthProblem? Problem(string part, string? sentence) => sentence is null ? null : new HealthProblem(part, sentence);
}
