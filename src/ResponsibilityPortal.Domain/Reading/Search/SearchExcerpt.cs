using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Chooses the text that shows why a search found a row.</summary>
public static class SearchExcerpt
{
    /// <summary>
    /// Returns the text of a row that contains the most of what its title lacks; null when the title contains everything that was found.
    /// </summary>
    public static string? Of(Responsibility responsibility, SearchMarks marks)
    {
        var inTitle = marks.In(responsibility.Title);
        var (best, bestCount, missing) = (default(string), 0, marks.Stems.Count - inTitle.Count(true));
        if (missing == 0)
        {
            return null;
        }

        foreach (var text in TextsOf(responsibility))
        {
            var (inText, count) = (marks.In(text), 0);
            for (var at = 0; at < inText.Length; at++)
            {
                count += inText[at] && !inTitle[at] ? 1 : 0;
            }

            if (count > bestCount)
            {
                (best, bestCount) = (text, count);
                if (count == missing)
                {
                    break;
                }
            }
        }

        return best;
    }

    private static IEnumerable<string> TextsOf(Responsibility responsibility) =>
        [
            .. responsibility.Keywords,
            .. responsibility.Description is { } description ? [description] : Array.Empty<string>(),
            .. responsibility.Note is { } note ? [note] : Array.Empty<string>(),
            .. responsibility.Assignments.SelectMany(cell => cell.Notes, (_, note) => note.Text),
        ];
}
