using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Responsibilities;

/// <summary>Finds a row in the versions of its matrix and tells what became of it in each.</summary>
public sealed class ResponsibilityHistory(PublishedMatrices matrices)
{
    /// <summary>How many versions back a page tells; a page must not grow without end.</summary>
    private const int VersionsTold = 50;

    /// <summary>The page of a row, or null when no version has it.</summary>
    public async Task<PageContent?> PageAsync(PageSource source)
    {
        var slug = (string)source.Path["responsibility"]!;
        var history = await TellAsync(source, slug);
        if (source.Published.Index.Find(slug) is { } row)
        {
            return PageContent.Of<ResponsibilityPage>(
                (nameof(ResponsibilityPage.Source), source),
                (nameof(ResponsibilityPage.Row), row),
                (nameof(ResponsibilityPage.History), history));
        }

        var shown = source.Published.Version.Number;
        bool IsNever(HistoryEntry entry) => source.Versions.StateOf(entry.Version, source.InForce) is VersionState.Overtaken or VersionState.Withdrawn;
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
            (nameof(RetiredPage.Retired), last is null ? null : (history.FirstOrDefault(entry => entry.Version.Number > last.Version.Number && !IsNever(entry)) ?? history.First(entry => entry.Version.Number > last.Version.Number)).Version),
            (nameof(RetiredPage.Next), next?.Version)) with
        {
            // What is still to come has not gone.
            StatusCode = last is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone,
        };
    }

    /// <summary>The page of a row of a draft, which has no history yet; null when the draft has no such row.</summary>
    public static PageContent? DraftPage(PageSource source) => source.Published.Index.Find((string)source.Path["responsibility"]!) is { } row
        ? PageContent.Of<ResponsibilityPage>(
            (nameof(ResponsibilityPage.Source), source),
            (nameof(ResponsibilityPage.Row), row),
            (nameof(ResponsibilityPage.History), ValueList.Create<HistoryEntry>([])))
        : null;

    /// <summary>What differs in a row, with the columns that came and went: they move nothing, but the row says more or less for them.</summary>
    public static ValueList<ResponsibilityChange> Between((Matrix Matrix, Responsibility Row) before, (Matrix Matrix, Responsibility Row) after) =>
    [
        .. ResponsibilityComparison.Between(before, after),
        .. Without(after.Matrix, before.Matrix).Select(model => new ResponsibilityChange(
            model.Name, "hosting model", null, OwnershipSentence.OfCell(after.Matrix, after.Row.In(model.Slug)), MovesOwnership: false)),
        .. Without(before.Matrix, after.Matrix).Select(model => new ResponsibilityChange(
            model.Name, "hosting model", OwnershipSentence.OfCell(before.Matrix, before.Row.In(model.Slug)), null, MovesOwnership: false)),
    ];

    /// <summary>The row in each version, oldest first, against the version that readers had before. Versions that cannot be read are left out.</summary>
    private async Task<ValueList<HistoryEntry>> TellAsync(PageSource source, string slug)
    {
        var told = new List<HistoryEntry>();
        var contents = new Dictionary<int, (Matrix Matrix, Responsibility Row)>();
        foreach (var version in source.Versions.All.TakeLast(VersionsTold))
        {
            if (await matrices.LoadAsync(version) is not VersionContent.Intact(var published))
            {
                continue;
            }

            var row = published.Index.Find(slug)?.Responsibility;
            (Matrix, Responsibility)? before = source.Versions.BaseOf(version) is { } had && contents.TryGetValue(had.Number, out var known) ? known : null;
            told.Add(new HistoryEntry(version, published.Matrix, row, Changes(before, published.Matrix, row)));
            if (row is not null)
            {
                contents[version.Number] = (published.Matrix, row);
            }
        }

        return told.ToValueList();
    }

    private static ValueList<ResponsibilityChange> Changes((Matrix Matrix, Responsibility Row)? before, Matrix matrix, Responsibility? row) =>
        before is { } earlier && row is not null ? Between(earlier, (matrix, row)) : [];

    private static IEnumerable<HostingModel> Without(Matrix matrix, Matrix other) =>
        matrix.HostingModels.ExceptBy(other.HostingModels.Select(model => model.Slug), model => model.Slug);
}
