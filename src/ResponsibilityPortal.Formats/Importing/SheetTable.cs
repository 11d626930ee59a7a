using System.Text.RegularExpressions;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>A sheet as a table: the rows with responsibilities, each with its domain, and texts with merged cells filled.</summary>
internal sealed partial class SheetTable
{
    private readonly QuestionSheet _sheet;
    private readonly ImportChoices _choices;
    private readonly MergedTexts _merged;
    private readonly List<TableRow> _rows = [];
    private readonly List<(int Row, string Text)> _emptyDomains = [];
    private readonly List<SheetRow> _skipped = [];

    public SheetTable(QuestionSheet sheet, ImportChoices choices)
    {
        (_sheet, _choices, _merged) = (sheet, choices, new MergedTexts(sheet));
        ReadRows();
    }

    public IReadOnlyList<TableRow> Rows => _rows;

    /// <summary>Titles without a row below, such as an upper level of grouping or a footnote.</summary>
    public IReadOnlyList<(int Row, string Text)> TitlesWithoutRows => _emptyDomains;

    /// <summary>Rows below the headings that have text only in columns without a use.</summary>
    public IReadOnlyList<SheetRow> Skipped => _skipped;

    /// <summary>Returns the text that users see in a cell; null for none.</summary>
    public string? At(SheetRow row, int column) => _merged.At(row, column);

    /// <summary>"Matrix!C4".</summary>
    public string PlaceOf(int row, int? column) => $"{_sheet.Name}!{CellReference.Of(column ?? 1, row)}";

    private void ReadRows()
    {
        var (title, identifier, domain) = (
            _choices.ColumnOf(ColumnUse.Title),
            _choices.ColumnOf(ColumnUse.Identifier),
            _choices.ColumnOf(ColumnUse.Domain)
        );
        var current = _choices.DomainName;
        (int Row, string Text)? heading = null;
        var below = _sheet.Rows.Where(row => row.Number > _choices.HeaderRow).ToList();
        var titles = _choices.Domains == DomainSource.TitleRows ? new DomainTitles(below, _merged, _choices.Columns) : null;
        var about = _choices.Columns.Where(column => column.IsAboutCells).Select(column => column.Column).ToHashSet();
        var lastCells = below.FindLastIndex(row => row.Cells.Any(cell => about.Contains(cell.Column)));
        foreach (var (index, row) in below.Index())
        {
            if (index > lastCells && row.Cells is [var note] && Footnote().IsMatch(note.Text))
            {
                _emptyDomains.Add((row.Number, note.Text));
                continue;
            }

            if (titles?.In(row) is { } text)
            {
                KeepUnused();
                (current, heading) = (text, (row.Number, text));
                continue;
            }

            var id = identifier is { } at ? At(row, at) : null;
            current =
                _choices.Domains == DomainSource.Column && domain is { } column ? At(row, column) ?? current
                : _choices.Domains == DomainSource.Identifiers && id is not null && Family().Match(id) is { Success: true } family
                    ? family.Value.ToUpperInvariant()
                : current;
            if (_choices.Columns.Any(known => known.Use != ColumnUse.Domain && row.In(known.Column) is not null))
            {
                _rows.Add(new TableRow(row, title is { } where ? At(row, where) : null, id, current));
                heading = null;
            }
            else if (_choices.Domains != DomainSource.Column || domain is not { } named || row.In(named) is null)
            {
                _skipped.Add(row);
            }
        }

        KeepUnused();

        void KeepUnused()
        {
            if (heading is { } unused)
            {
                _emptyDomains.Add(unused);
            }
        }
    }

    [GeneratedRegex("^[A-Za-z&]+", RegexOptions.CultureInvariant)]
    private static partial Regex Family();

    /// <summary>"1: ...", "[2] ...", "* ...", "Note: ..." below the last cell.</summary>
    [GeneratedRegex(
        @"^(?:\(?\d{1,2}[:.)]|\[\d{1,2}\]|[*†‡§]|(?:notes?|legend|key)\b ?:)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Footnote();
}
