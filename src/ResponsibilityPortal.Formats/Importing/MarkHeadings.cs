using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>
/// Guesses the party and the hosting model of columns of marks from their headings: "Customer", "Customer - Cloud", "Cloud customer", or
/// the party below a heading for several columns.
/// </summary>
internal sealed partial class MarkHeadings
{
    private readonly Dictionary<int, (string Party, string? Model)> _found = [];

    public MarkHeadings(QuestionSheet sheet, int header, IReadOnlyList<ColumnTexts> columns, PartyNames names)
    {
        var above = sheet.Rows.LastOrDefault(row => row.Number < header && row.Number >= header - 1);
        var merged = new MergedTexts(sheet);
        var parts = columns.ToDictionary(
            column => column.Column,
            column => PartsOf(column.Heading ?? $"Column {column.Column}", names)
        );
        var counts = parts.Values.SelectMany(all => all.Select(PastedText.Key).Distinct()).CountBy(key => key).ToDictionary();
        foreach (var (column, all) in parts)
        {
            var party =
                all.Find(names.IsUsual) ?? all.Find(part => all.Count > 1 && counts[PastedText.Key(part)] > 1) ?? string.Join(' ', all);
            var rest = all.Where(part => part != party && all.Count > 1 && all.Contains(party)).ToList();
            var group = above is null ? null : GroupOf(above, merged, column);
            _found[column] = (party, rest.Count > 0 ? string.Join(' ', rest) : group);
        }
    }

    public (string Party, string? Model) Of(int column) => _found[column];

    /// <summary>A text above that reaches over several columns.</summary>
    private static string? GroupOf(SheetRow above, MergedTexts merged, int column) =>
        merged.RangeAt(above.Number, column) is { } range && range.LastColumn > range.FirstColumn ? merged.At(above, column) : null;

    private static List<string> PartsOf(string heading, PartyNames names)
    {
        var parts = Separators().Split(heading).Select(part => part.Trim()).Where(part => part.Length > 0).ToList();
        if (parts is [var only] && only.Split(' ') is { Length: > 1 } words && !names.IsUsual(only))
        {
            if (names.IsUsual(words[^1]))
            {
                return [string.Join(' ', words[..^1]), words[^1]];
            }

            if (names.IsUsual(words[0]))
            {
                return [words[0], string.Join(' ', words[1..])];
            }
        }

        return parts.Count == 0 ? [heading] : parts;
    }

    [GeneratedRegex(@"\s[-–—]\s|[:()\[\]/\n]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
