using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The sheet with sources. An extract lists those that its rows name, with the numbers of the whole matrix.</summary>
internal static class SourcesSheet
{
    public const string Name = "Sources";

    private static readonly (string Heading, double Width)[] Columns =
    [
        ("Number", 9),
        ("Title", 46),
        ("Kind", 16),
        ("Address", 60),
        ("Checked on", 13),
        ("Responsibilities", 60),
    ];

    public static SheetSetup Setup(WorkbookData data) =>
        new(Name, [.. Columns.Select(column => new SheetColumn(column.Width) { Style = WorkbookStyles.Text })])
        {
            FrozenRows = 1,
            FrozenColumns = 2,
            FilterRow = 1,
            IsLandscape = true,
            Footer = data.Footer,
        };

    public static IEnumerable<SheetLine> Lines(WorkbookData data)
    {
        yield return SheetLine.Of(WorkbookStyles.Heading, [.. Columns.Select(column => column.Heading)]);
        var titles = TitlesBySource(data);
        foreach (var source in data.Matrix.Sources)
        {
            var rows = titles.GetValueOrDefault(source.Slug);
            if (rows is null && data.IsExtract)
            {
                continue;
            }

            foreach (var titlesThatFit in WorkbookText.Pieces(string.Join('\n', rows ?? [])))
            {
                yield return new SheetLine(
                    (TextCell[])
                        [
                            new(data.NumberOf(source), WorkbookStyles.Strong),
                            new(source.Title, WorkbookStyles.Text),
                            new(source.Kind.Replace('-', ' '), WorkbookStyles.Text),
                            new(source.Url, WorkbookStyles.Link) { Link = source.Url },
                            new(Wording.DayOrNothing(source.CheckedOn), WorkbookStyles.Text),
                            new(titlesThatFit, WorkbookStyles.Text),
                        ]
                );
            }
        }
    }

    /// <summary>Returns the titles of the rows shown by the sources that they or their cells name.</summary>
    private static Dictionary<string, List<string>> TitlesBySource(WorkbookData data)
    {
        var titles = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var row in data.View.Rows)
        {
            foreach (var slug in SourcesOf(data, row.Responsibility).Distinct(StringComparer.Ordinal))
            {
                (titles.TryGetValue(slug, out var known) ? known : titles[slug] = []).Add(row.Responsibility.Title);
            }
        }

        return titles;
    }

    private static IEnumerable<string> SourcesOf(WorkbookData data, Responsibility responsibility) =>
        data.Models.SelectMany(model => responsibility.In(model.Model.Slug)?.Sources ?? []).Concat(responsibility.Sources);
}
