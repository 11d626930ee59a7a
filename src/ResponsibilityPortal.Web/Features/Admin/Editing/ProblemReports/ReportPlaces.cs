using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>
/// Names what reports are about. The version in force has almost every name, so that a long list doesn't load each version that a reader
/// saw; only what that version lacks is looked up there.
/// </summary>
internal sealed class ReportPlaces(PublishedMatrices matrices, string matrix, DateTimeOffset now)
{
    private readonly PublishedVersions? _versions = matrices.Find(matrix);

    /// <summary>Returns the names of the row and the hosting model; their slugs when no version can be read that has them.</summary>
    public async Task<string> NameAsync(StoredProblemReport report) =>
        await FindAsync(_versions?.InForceAt(now)?.Number, report)
        ?? await FindAsync(report.Version, report)
        ?? Join(report.Responsibility, report.HostingModel);

    private async Task<string?> FindAsync(int? number, StoredProblemReport report)
    {
        if (
            number is null
            || _versions?.Find(number.Value) is not { } version
            || await matrices.LoadAsync(version) is not VersionContent.Intact(var published)
            || published.Index.FindRow(report.Responsibility) is not { } row
        )
        {
            return null;
        }

        var model = published.Matrix.HostingModels.FirstOrDefault(model => model.Slug == report.HostingModel);
        return report.HostingModel is not null && model is null ? null : Join(row.Responsibility.Title, model?.Name);
    }

    private static string Join(string row, string? model) => model is null ? row : $"{row} · {model}";
}
