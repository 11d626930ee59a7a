using ResponsibilityPortal.Domain.Comparing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Responsibilities;

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

        return history.LastOrDefault(entry => entry.Row is not null) is { Row: { } last } lastEntry
            ? PageContent.Of<RetiredPage>(
                (nameof(RetiredPage.Source), source),
                (nameof(RetiredPage.Title), last.Title),
                (nameof(RetiredPage.Slug), slug),
                (nameof(RetiredPage.LastVersion), lastEntry.Version.Number)) with { StatusCode = StatusCodes.Status410Gone }
            : null;
    }

    /// <summary>The row in each version, oldest first. Versions that cannot be read are left out.</summary>
    private async Task<ValueList<HistoryEntry>> TellAsync(PageSource source, string slug)
    {
        var told = new List<HistoryEntry>();
        (Matrix Matrix, Responsibility Row)? before = null;
        foreach (var version in source.Versions.All.TakeLast(VersionsTold))
        {
            if (await matrices.LoadAsync(version) is not VersionContent.Intact(var published))
            {
                continue;
            }

            var row = published.Index.Find(slug)?.Responsibility;
            told.Add(new HistoryEntry(version, row, Changes(before, published.Matrix, row)));
            before = row is null ? null : (published.Matrix, row);
        }

        return told.ToValueList();
    }

    private static ValueList<ResponsibilityChange> Changes((Matrix Matrix, Responsibility Row)? before, Matrix matrix, Responsibility? row) =>
        before is { } earlier && row is not null ? ResponsibilityComparison.Between(earlier, (matrix, row)) : [];
}
