using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Guesses where a sheet has its headings, questions, numbers and control identifiers.</summary>
public static partial class ColumnGuess
{
    /// <summary>How many rows at the beginning of a sheet can be its header row.</summary>
    private const int HeaderSearchRows = 30;

    private const int HeaderMaxLength = 60;

    /// <summary>Returns the sheet that most likely has the questions; the first for none. Hidden sheets come last.</summary>
    public static int SheetOf(IReadOnlyList<QuestionSheet> sheets, CancellationToken cancellationToken) =>
        Enumerable
            .Range(0, sheets.Count)
            .OrderBy(index => sheets[index].IsHidden)
            .ThenByDescending(index => GuessOf(sheets[index], cancellationToken)?.Weight ?? 0)
            .First();

    /// <summary>Returns the columns of a sheet; null for an empty one.</summary>
    public static SheetColumns? Of(QuestionSheet sheet, CancellationToken cancellationToken) =>
        GuessOf(sheet, cancellationToken)?.Columns;

    /// <summary>Returns the columns, and how much that of the questions looks like questions.</summary>
    private static (SheetColumns Columns, int Weight)? GuessOf(QuestionSheet sheet, CancellationToken cancellationToken)
    {
        if (sheet.Rows.Count == 0)
        {
            return null;
        }

        var header = HeaderOf(sheet);
        var headings = header?.Cells.ToDictionary(cell => cell.Column, cell => cell.Text) ?? [];
        var columns = ColumnFigures.Of(sheet, header?.Number ?? 0, cancellationToken);
        var ranked = columns.OrderByDescending(column => RankOf(HeadingOf(column))).ThenByDescending(column => column.Weight).ToList();

        // A heading counts only above texts, unless no column has any.
        var question = ranked.Find(column => column.HasText) ?? ranked[0];
        var identifiers = columns.Where(column => column != question && column.HasIdentifiers).ToList();
        var controls = identifiers.Find(column => Controls().IsMatch(HeadingOf(column) ?? ""));
        var number = identifiers
            .Where(column => column != controls && column.Column < question.Column)
            .MaxBy(column => Number().IsMatch(HeadingOf(column) ?? ""));
        return (new SheetColumns(header?.Number ?? 0, question.Column, number?.Column, controls?.Column), question.Weight);

        string? HeadingOf(ColumnFigures column) => headings.GetValueOrDefault(column.Column);
    }

    /// <summary>
    /// The first row with at least two short cells of which one names questions; or with one such cell alone above others.
    /// </summary>
    private static SheetRow? HeaderOf(QuestionSheet sheet)
    {
        var candidates = sheet.Rows.Take(HeaderSearchRows).Where(row => row.Cells.Any(cell => RankOf(cell.Text) > 0)).ToList();
        return candidates.Find(row => row.Cells.Count(cell => cell.Text.Length <= HeaderMaxLength) > 1)
            ?? (
                candidates is [{ Cells: [var cell] } only, ..]
                && only != sheet.Rows[^1]
                && !new TitleRows(sheet, cell.Column).Contains(only.Number)
                    ? only
                    : null
            );
    }

    /// <summary>How likely a heading is that of questions: 0 for not at all.</summary>
    private static int RankOf(string? heading) =>
        heading is null || heading.Length > HeaderMaxLength || heading.Contains('?', StringComparison.Ordinal) ? 0
        : Number().IsMatch(heading) || Answer().IsMatch(heading) ? 0
        : Question().IsMatch(heading) ? 3
        : Requirement().IsMatch(heading) ? 2
        : Description().IsMatch(heading) ? 1
        : 0;

    [GeneratedRegex(@"\bquestions?\b|\bquery\b|\bqueries\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(
        @"\brequirements?\b|\bcontrol (?:statement|specification|text)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Requirement();

    [GeneratedRegex(@"\bdescription\b|\bitem\b|\btopic\b|\bstatement\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Description();

    [GeneratedRegex(@"\banswers?\b|\bresponses?\b|\bcomments?\b|\bevidence\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Answer();

    [GeneratedRegex(
        @"\bids?\b|\bno\.?$|^#|\bnumber\b|\bnr\.?$|\bref(?:erence)?\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\bcontrols?\b|\bframeworks?\b|\bmappings?\b|\bclauses?\b|\bISO\b|\bNIST\b|\bSOC\b|\bPCI\b|\bCCM\b|\bCAIQ\b|\bCIS\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Controls();
}
