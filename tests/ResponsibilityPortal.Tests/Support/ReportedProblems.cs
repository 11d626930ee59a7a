using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Web.Features.Readers.Reporting;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Reports problems as readers do, without a form.</summary>
internal static class ReportedProblems
{
    private static int _networks;

    /// <summary>Reports a problem of the version in force, from a network of its own.</summary>
    /// <param name="model">Slug; null for the whole row.</param>
    public static Task<ReportOutcome> TryReportAsync(
        this PortalWithUsers portal,
        string matrix,
        string row,
        string? model,
        string text,
        string contact = "",
        Guid? operation = null
    )
    {
        var versions = portal.Service<PublishedMatrices>().Find(matrix)!;
        var version = versions.InForceAt(portal.Clock.GetUtcNow())!.Number;
        return portal
            .Service<ProblemReporter>()
            .ReportAsync(
                versions,
                row,
                new SentReport(model ?? "", text, contact, version, operation ?? Guid.CreateVersion7()),
                $"network {Interlocked.Increment(ref _networks)}",
                TestContext.Current.CancellationToken
            );
    }

    /// <summary>Reports a problem, which must be stored.</summary>
    /// <returns>The ID of the report.</returns>
    public static async Task<Guid> ReportAsync(
        this PortalWithUsers portal,
        string matrix,
        string row,
        string? model,
        string text,
        string contact = ""
    )
    {
        Assert.IsType<ReportOutcome.Received>(await portal.TryReportAsync(matrix, row, model, text, contact));
        await using var store = portal.Host.OpenStore();
        return await store
            .ProblemReports.OrderByDescending(report => report.Id)
            .Select(report => report.Id)
            .FirstAsync(TestContext.Current.CancellationToken);
    }
}
