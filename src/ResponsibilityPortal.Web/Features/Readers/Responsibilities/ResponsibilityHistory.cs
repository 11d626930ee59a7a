using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Responsibilities;

/// <summary>Finds a row in the versions of its matrix and shows what each version changed in it.</summary>
public sealed class ResponsibilityHistory(PublishedMatrices matrices)
{
    /// <summary>The number of latest versions that a page shows, so that pages don't grow without limit.</summary>
    private const int VersionsShown = 50;

    /// <summary>Returns the page of a row; null when no version has it.</summary>
    public async Task<PageContent?> PageAsync(PageSource source)
    {
        var slug = (string)source.Path["responsibility"]!;
        var history = await CollectAsync(source, slug);
        if (source.Published.Index.FindRow(slug) is { } row)
        {
            return PageContent.Of<ResponsibilityPage>(
                (nameof(ResponsibilityPage.Source), source),
                (nameof(ResponsibilityPage.Row), row),
                (nameof(ResponsibilityPage.History), history)
            );
        }

        var shown = source.Published.Version.Number;
        bool IsNever(HistoryEntry entry) =>
            source.Versions.StateOf(entry.Version, source.InForce) is VersionState.Overtaken or VersionState.Withdrawn;
        var last = history.LastOrDefault(entry => entry.Row is not null && entry.Version.Number < shown);
        var next = history.FirstOrDefault(entry => entry.Row is not null && entry.Version.Number > shown);
        if ((last ?? next)?.Row is not { } known)
        {
            return null;
        }

        return PageContent.Of<RetiredPage>(
            (nameof(RetiredPage.Source), source),
            (nameof(RetiredPage.Title), known.Title),
            (nameof(RetiredPage.Slug), slug),
            (nameof(RetiredPage.Last), last?.Version),
            (
                nameof(RetiredPage.Retired),
                last is null
                    ? null
                    : (
                        history.FirstOrDefault(entry => entry.Version.Number > last.Version.Number && !IsNever(entry))
                        ?? history.First(entry => entry.Version.Number > last.Version.Number)
                    ).Version
            ),
            (nameof(RetiredPage.Next), next?.Version)
        ) with
        {
            // A row that only an announced version has was never there, so it is not gone.
            StatusCode = last is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone,
        };
    }

    /// <summary>Returns the page of a row of a draft, which has no history yet; null when the draft has no such row.</summary>
    public static PageContent? DraftPage(PageSource source) =>
        source.Published.Index.FindRow((string)source.Path["responsibility"]!) is { } row
            ? PageContent.Of<ResponsibilityPage>(
                (nameof(ResponsibilityPage.Source), source),
                (nameof(ResponsibilityPage.Row), row),
                (nameof(ResponsibilityPage.History), ValueList.Create<HistoryEntry>([]))
            )
            : null;

    /// <summary>
    /// Returns what differs in a row, including added and retired columns. These move no duty, but the row covers more or less because of
    /// them.
    /// </summary>
    public static ValueList<ResponsibilityChange> Between(
        (Matrix Matrix, Responsibility Row) before,
        (Matrix Matrix, Responsibility Row) after
    ) =>
        [
            .. ResponsibilityComparison.Between(before, after),
            .. Without(after.Matrix, before.Matrix)
                .Select(model => new ResponsibilityChange(
                    model.Name,
                    ResponsibilityChange.Column,
                    null,
                    AssignmentSentence.OfCell(after.Matrix, after.Row.In(model.Slug)),
                    MovesAccountability: false
                )),
            .. Without(before.Matrix, after.Matrix)
                .Select(model => new ResponsibilityChange(
                    model.Name,
                    ResponsibilityChange.Column,
                    AssignmentSentence.OfCell(before.Matrix, before.Row.In(model.Slug)),
                    null,
                    MovesAccountability: false
                )),
        ];

    /// <summary>
    /// Returns the row in each version, oldest first, compared with the version that readers had before. Leaves out versions that can't be
    /// read.
    /// </summary>
    private async Task<ValueList<HistoryEntry>> CollectAsync(PageSource source, string slug)
    {
        var told = new List<HistoryEntry>();
        var contents = new Dictionary<int, (Matrix Matrix, Responsibility Row)>();
        foreach (var version in source.Versions.All.TakeLast(VersionsShown))
        {
            if (await matrices.LoadAsync(version) is not VersionContent.Intact(var published))
            {
                continue;
            }

            var row = published.Index.FindRow(slug)?.Responsibility;
            (Matrix, Responsibility)? before =
                source.Versions.BaseOf(version) is { } had && contents.TryGetValue(had.Number, out var known) ? known : null;
            told.Add(new HistoryEntry(version, published.Matrix, row, Changes(before, published.Matrix, row)));
            if (row is not null)
            {
                contents[version.Number] = (published.Matrix, row);
            }
        }

        return told.ToValueList();
    }

    private static ValueList<ResponsibilityChange> Changes(
        (Matrix Matrix, Responsibility Row)? before,
        Matrix matrix,
        Responsibility? row
    ) => before is { } earlier && row is not null ? Between(earlier, (matrix, row)) : [];

    private static IEnumerable<HostingModel> Without(Matrix matrix, Matrix other) =>
        matrix.HostingModels.ExceptBy(other.HostingModels.Select(model => model.Slug), model => model.Slug);
}
