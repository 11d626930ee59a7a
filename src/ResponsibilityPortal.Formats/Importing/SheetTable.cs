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

    public SheetTable(QuestionSheet sheet, ImportChoices choices)
    {
        (_sheet, _choices, _merged) = (sheet, choices, new MergedTexts(sheet));
        ReadRows();
    }

    public IReadOnlyList<TableRow> Rows => _rows;

    /// <summary>Titles without a row below, such as an upper level of grouping or a footnote.</summary>
    public IReadOnlyList<(int Row, string Text)> TitlesWithoutRows => _emptyDomains;

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
        foreach (var row in _sheet.Rows.Where(row => row.Number > _choices.HeaderRow))
        {
            if (_choices.Domains == DomainSource.TitleRows && TitleIn(row) is { } text)
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

    /// <summary>Returns the title of the rows below: text in one cell, or in a merged range, and in no column about cells.</summary>
    private string? TitleIn(SheetRow row)
    {
        if (row.Cells is [var only])
        {
            var isWide = _merged.RangeAt(row.Number, only.Column) is { } range && range.LastColumn > range.FirstColumn;
            return isWide || !_choices.Columns.Any(column => column.Column == only.Column && column.IsAboutCells) ? only.Text : null;
        }

        var isTitle = row.Cells.All(cell =>
            _choices.Columns.FirstOrDefault(column => column.Column == cell.Column)?.Use is ColumnUse.Title or ColumnUse.Identifier
        );
        return isTitle && _choices.ColumnOf(ColumnUse.Title) is { } title ? row.In(title) : null;
    }

    [GeneratedRegex("^[A-Za-z&]+", RegexOptions.CultureInvariant)]
    private static partial Regex Family();
}
