using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>
/// The sheet with one row for each responsibility, hosting model and party. A cell that is not applicable has one row without a party.
/// </summary>
internal static class DetailsSheet
{
    public const string Name = "Details";

    public const string ResponsibilityKey = "Responsibility key";
    public const string ModelKey = "Hosting model key";
    public const string PartyKey = "Party key";
    public const string Domain = "Domain";
    public const string Title = "Responsibility";
    public const string Party = "Party";
    public const string Part = "Part";
    public const string Note = "Note";
    public const string Basis = "Basis";
    public const string CustomerPart = "Customer part";
    public const string Sharing = "Sharing";
    public const string Sources = "Sources";

    private const string ModelHeading = "Hosting model";

    private static readonly (string Heading, SheetColumn Column)[] Columns =
    [
        (ResponsibilityKey, Hidden(10)),
        (ModelKey, Hidden(10)),
        (PartyKey, Hidden(10)),
        (Domain, Shown(18)),
        (Title, Shown(36)),
        (ModelHeading, Shown(14)),
        (Party, Shown(18)),
        (Part, Shown(14)),
        (Note, Shown(60)),
        (Basis, Shown(18)),
        (CustomerPart, Shown(22)),
        (Sharing, Shown(22)),
        (Sources, Shown(14)),
    ];

    /// <summary>The one row of a cell that is not applicable.</summary>
    private static readonly PartyStyles?[] NoParty = [null];

    /// <summary>The headings of the columns by which a row is found.</summary>
    public static string[] Keys { get; } = [ResponsibilityKey, ModelKey, PartyKey];

    /// <summary>The headings of the columns whose texts can be edited.</summary>
    public static string[] Edited { get; } = [Part, Note, Basis, CustomerPart, Sharing];

    /// <summary>
    /// Returns the heading of the column with the names of hosting models: the matrix's own word for them, unless another column is called
    /// so.
    /// </summary>
    public static string ModelHeadingOf(Matrix matrix) =>
        Columns.Any(column => column.Heading.Equals(matrix.ColumnKind.SingularFirst, StringComparison.OrdinalIgnoreCase))
            ? ModelHeading
            : matrix.ColumnKind.SingularFirst;

    /// <summary>Returns the part of a party in a cell, in words.</summary>
    /// <param name="party">Slug; null for the one row of a cell that is not applicable.</param>
    public static string WordsOf(Assignment? assignment, string? party) =>
        assignment?.NotApplicable is not null ? PartWords.NotApplicableFirst
        : assignment is not { IsAssessed: true } || party is null ? PartWords.NotYetAssessedFirst
        : CellWords.Of(assignment.PartOf(party));

    public static SheetSetup Setup(WorkbookData data) =>
        new(Name, [.. Columns.Select(column => column.Column)])
        {
            FrozenRows = 1,
            FrozenColumns = 5,
            FilterRow = 1,
            IsLandscape = true,
            Footer = data.Footer,
        };

    public static IEnumerable<SheetLine> Lines(WorkbookData data)
    {
        yield return SheetLine.Of(WorkbookStyles.Heading, [.. Columns.Select(column => HeadingOf(data, column.Heading))]);
        foreach (var row in data.View.Rows)
        {
            foreach (var model in data.Models)
            {
                var assignment = row.Responsibility.In(model.Model.Slug);
                var basis = assignment?.Basis is { } known ? Wording.Basis(known) : null;
                var customer = assignment?.CustomerPart is { } part ? Wording.CustomerPart(part) : null;
                var sharing = assignment?.Sharing is { } shared ? Wording.Sharing(shared) : null;
                var sources = assignment is null ? null : data.NumbersOf(assignment.Sources);
                foreach (var party in assignment?.NotApplicable is null ? model.Parties : NoParty)
                {
                    var slug = party?.Party.Slug;
                    var note = slug is null ? assignment?.NotApplicable : assignment?.NoteOf(slug);
                    yield return new SheetLine(
                        (TextCell[])
                            [
                                new(row.Responsibility.Slug, WorkbookStyles.Quiet),
                                new(model.Model.Slug, WorkbookStyles.Quiet),
                                new(slug, WorkbookStyles.Quiet),
                                new(row.Domain.Name, WorkbookStyles.Text),
                                new(row.Responsibility.Title, WorkbookStyles.Strong),
                                new(model.Model.Name, WorkbookStyles.Text),
                                new(party?.Party.Name, WorkbookStyles.Text),
                                new(WordsOf(assignment, slug), StyleOf(assignment, party)),
                                new(note, WorkbookStyles.Text),
                                new(basis, WorkbookStyles.Text),
                                new(customer, WorkbookStyles.Text),
                                new(sharing, WorkbookStyles.Text),
                                new(sources, WorkbookStyles.Text),
                            ]
                    );
                }
            }
        }
    }

    private static CellStyle StyleOf(Assignment? assignment, PartyStyles? party) =>
        assignment is { IsAssessed: true, NotApplicable: null } && party is not null
            ? party.For(assignment.PartOf(party.Party.Slug))
            : WorkbookStyles.Open;

    private static string HeadingOf(WorkbookData data, string heading) =>
        heading == ModelHeading ? ModelHeadingOf(data.Matrix) : heading;

    private static SheetColumn Shown(double width) => new(width) { Style = WorkbookStyles.Text };

    private static SheetColumn Hidden(double width) => new(width) { Style = WorkbookStyles.Quiet, IsHidden = true };
}
