using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>
/// The sheet with one row for each responsibility and one group of columns for each hosting model. A group has a column for the accountable
/// party and one for each party, with its part and its note. A hidden column has the short name of the row.
/// </summary>
internal static class MatrixSheet
{
    public const string Name = "Matrix";
    public const string Key = "Key";
    public const string Domain = "Domain";
    public const string Title = "Responsibility";
    public const string Accountable = "Accountable";

    /// <summary>Is above the columns that have the same text for all hosting models.</summary>
    public const string AboutTheRow = "About the responsibility";

    /// <summary>The height of the names of hosting models without notes, in points.</summary>
    private const double NameHeight = 22;

    private static readonly SheetColumn Narrow = new(18) { Style = WorkbookStyles.Text };
    private static readonly SheetColumn Wide = new(36) { Style = WorkbookStyles.Text };
    private static readonly SheetColumn Wider = new(50) { Style = WorkbookStyles.Text };

    /// <summary>The columns about the row as a whole, after those of the hosting models.</summary>
    private static readonly (string Heading, SheetColumn Column)[] RowColumns =
    [
        ("Description", Wider),
        ("Note", Wider),
        ("Controls", Wider),
        ("Sources", Narrow),
        ("Keywords", Wide),
        ("Related", Wider),
        ("Reviewed on", Narrow),
        ("Review due on", Narrow),
    ];

    public static SheetSetup Setup(WorkbookData data)
    {
        var first = FirstColumns(data);
        var breaks = new List<int>();
        var last = first.Count;
        foreach (var model in data.Models)
        {
            // The first columns are repeated on each page, so the first hosting model follows them on theirs.
            if (last > first.Count)
            {
                breaks.Add(last);
            }

            last += model.Count;
        }

        // The columns about the row as a whole take three pages: description and note, controls to keywords, and the rest.
        breaks.AddRange([last, last + 2, last + 5]);
        return new SheetSetup(
            Name,
            [
                .. first.Select(column => column.Column),
                .. data.Models.SelectMany(model => Enumerable.Repeat(Wide, model.Parties.Length).Prepend(Narrow)),
                .. RowColumns.Select(column => column.Column),
            ]
        )
        {
            FrozenRows = 2,
            FrozenColumns = first.Count,
            FilterRow = 2,
            IsLandscape = true,
            ColumnBreaks = breaks.ToValueList(),
            Footer = data.Footer,
        };
    }

    public static IEnumerable<SheetLine> Lines(WorkbookData data)
    {
        var first = FirstColumns(data);
        yield return new SheetLine(
            (TextCell[])
                [
                    .. first.Select(_ => new TextCell(null, WorkbookStyles.Group)),
                    .. data.Models.Select(model => new TextCell(NameOf(model), WorkbookStyles.Group) { Columns = model.Count }),
                    new TextCell(AboutTheRow, WorkbookStyles.Group) { Columns = RowColumns.Length },
                ],
            data.Models.Any(model => model.Model.Note is not null) ? null : NameHeight
        );
        yield return new SheetLine(
            (TextCell[])
                [
                    .. first.Select(column => new TextCell(column.Heading, WorkbookStyles.Heading)),
                    .. data.Models.SelectMany(model =>
                        model
                            .Parties.Select(party => new TextCell(party.Party.Name, party.Heading))
                            .Prepend(new TextCell(Accountable, WorkbookStyles.Heading))
                    ),
                    .. RowColumns.Select(column => new TextCell(column.Heading, WorkbookStyles.Heading)),
                ],
            32
        );
        var width = first.Count + data.Models.Sum(model => model.Count) + RowColumns.Length;
        foreach (var (row, control) in data.GroupedRows)
        {
            yield return Line(data, row, control, width);
        }
    }

    private static List<(string Heading, SheetColumn Column)> FirstColumns(WorkbookData data) =>
        [
            (Key, new SheetColumn(10) { IsHidden = true, Style = WorkbookStyles.Quiet }),
            .. data.IsByControl ? [("Control", new SheetColumn(12) { Style = WorkbookStyles.Text })] : Array.Empty<(string, SheetColumn)>(),
            (Domain, Narrow),
            (Title, Wider),
        ];

    /// <summary>Returns the name of a hosting model, with its note below.</summary>
    private static string NameOf(ModelColumns model) =>
        model.Model.Note is { } note ? $"{model.Model.Name}\n{note}" : model.Model.Name;

    private static SheetLine Line(WorkbookData data, MatrixRow row, string? control, int width)
    {
        var responsibility = row.Responsibility;
        var cells = new TextCell[width];
        var at = 0;
        cells[at++] = new TextCell(responsibility.Slug, WorkbookStyles.Quiet);
        if (data.IsByControl)
        {
            cells[at++] = new TextCell(control, WorkbookStyles.Strong);
        }

        cells[at++] = new TextCell(row.Domain.Name, WorkbookStyles.Text);
        cells[at++] = new TextCell(responsibility.Title, WorkbookStyles.StrongLink) { Link = data.Request.AddressOf(responsibility) };
        foreach (var model in data.Models)
        {
            at = CellWords.Fill(data, model, responsibility.In(model.Model.Slug), cells, at);
        }

        var related = RelatedOf(responsibility, slug => data.View.Index.FindRow(slug)?.Responsibility.Title);
        foreach (var (_, text) in TextsOf(data.Matrix, responsibility, data.NumbersOf(responsibility.Sources), related))
        {
            cells[at++] = new TextCell(text, WorkbookStyles.Text);
        }

        return new SheetLine(cells);
    }

    /// <summary>Returns the texts about a row as a whole, each with its heading.</summary>
    /// <param name="sources">The numbers of its sources.</param>
    /// <param name="related">The titles of its related rows.</param>
    public static IEnumerable<(string Heading, string? Text)> TextsOf(
        Matrix matrix,
        Responsibility responsibility,
        string? sources,
        string? related
    )
    {
        string?[] texts =
        [
            responsibility.Description,
            responsibility.Note,
            ControlsOf(matrix, responsibility),
            sources,
            WorkbookData.Joined(responsibility.Keywords),
            related,
            Wording.DayOrNothing(responsibility.ReviewedOn),
            Wording.DayOrNothing(responsibility.ReviewDueOn),
        ];
        return RowColumns.Zip(texts, (column, text) => (column.Heading, text is null ? null : WorkbookText.Cut(text)));
    }

    /// <summary>Returns the titles of the related rows.</summary>
    /// <param name="titleOf">Returns the title of a row; null when the matrix doesn't have it.</param>
    public static string? RelatedOf(Responsibility responsibility, Func<string, string?> titleOf) =>
        responsibility.Related.Count == 0 ? null : string.Join('\n', responsibility.Related.Select(slug => titleOf(slug) ?? slug));

    /// <summary>Returns the identifiers of each framework on a line of its own.</summary>
    public static string? ControlsOf(Matrix matrix, Responsibility responsibility) =>
        responsibility.Controls.Count == 0
            ? null
            : string.Join(
                '\n',
                responsibility.Controls.Select(mapping =>
                    $"{matrix.Frameworks.First(framework => framework.Slug == mapping.Framework).Name}: "
                    + string.Join(", ", mapping.Identifiers)
                )
            );
}
