using Microsoft.AspNetCore.WebUtilities;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>Makes a report as its address gives it, without anybody's asking for the address.</summary>
public sealed class ReportRegenerator(ReportSources sources)
{
    /// <summary>What the query of an address asks for; null when that is nothing that can be made.</summary>
    public static ReportOptions? ReadRequest(PublishedMatrix published, string query) =>
        ReportOptions.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), published.Version, out _);

    /// <param name="published">The version it reports on.</param>
    /// <param name="versions">All versions of its matrix.</param>
    /// <param name="query">The query of the address.</param>
    /// <param name="signature">What it is to be signed with; null leaves it unsigned.</param>
    /// <param name="people">How people are named in it.</param>
    /// <param name="confirmations">The confirmations of witnesses in it.</param>
    public async Task<RegeneratedReport> MakeAsync(
        PublishedMatrix published,
        PublishedVersions versions,
        string query,
        ReportSignature? signature,
        UserNaming people,
        ValueList<WitnessConfirmation> confirmations,
        CancellationToken cancellationToken
    )
    {
        if (ReportOptions.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), published.Version, out var problem) is not { } wish)
        {
            return new RegeneratedReport.Impossible(problem!);
        }

        if (FilterProblem.OfPdf(published.Index, wish.Filter) is { } unfit)
        {
            return new RegeneratedReport.Impossible(unfit);
        }

        if (!versions.Checkpoints.TryGetValue(published.Version.Number, out var checkpoint))
        {
            return new RegeneratedReport.Impossible("No checkpoint of the log covers the publication of this version.");
        }

        return await sources.PrepareAsync(
            published,
            versions,
            new ConfirmedCheckpoint(checkpoint, confirmations),
            wish,
            signature,
            people
        ) switch
        {
            ReportPreparation.Ready(var request) => AuditReport.Write(request, cancellationToken) switch
            {
                ReportOutcome.Written(var bytes) => new RegeneratedReport.Made(bytes),
                ReportOutcome.TooLarge(var tooLarge) => new RegeneratedReport.Impossible(tooLarge),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            ReportPreparation.Damaged(var damaged) => new RegeneratedReport.Impossible($"The stored version {damaged.Number} is damaged."),
            _ => new RegeneratedReport.Impossible("It would list the changes from too many versions."),
        };
    }
}
