using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>
/// Recognizes the rows that are only a title of the rows below. A duty about which a table says nothing looks almost the same. Where some
/// titles are clear, because they reach over several columns or are in another column than the duties, only such rows are titles.
/// </summary>
internal sealed class DomainTitles
{
    private readonly MergedTexts _merged;
    private readonly IReadOnlyList<ImportColumn> _columns;
    private readonly int? _title;
    private readonly Form _form;

    /// <param name="rows">The rows below the headings.</param>
    public DomainTitles(IReadOnlyList<SheetRow> rows, MergedTexts merged, IReadOnlyList<ImportColumn> columns)
    {
        (_merged, _columns) = (merged, columns);
        _title = ColumnOf(ColumnUse.Title) ?? ColumnOf(ColumnUse.Identifier);
        var forms = rows.Select(FormOf).ToList();
        var titles = forms
            .Where((form, index) => form != Form.None && index + 1 < forms.Count && forms[index + 1] == Form.None)
            .ToList();
        _form = titles.DefaultIfEmpty(Form.NumberAndTitle).Max();
        var duties = forms.Count(form => form == Form.None);
        AreClear =
            titles.Count > 0 && (_form >= Form.OtherColumn || (forms[0] == _form && duties >= 2 * forms.Count(form => form == _form)));
    }

    /// <summary>How a row can be a title, from unclear to clear.</summary>
    private enum Form
    {
        None,
        NumberAndTitle,
        OneText,
        OtherColumn,
        SeveralColumns,
    }

    /// <summary>Returns whether the table most likely has such titles.</summary>
    public bool AreClear { get; }

    /// <summary>Returns the title of the rows below; null for a row with a duty.</summary>
    public string? In(SheetRow row) =>
        FormOf(row) is var form && (form == Form.None || form < _form) ? null
        : form == Form.NumberAndTitle ? row.In(_title!.Value)
        : row.Cells[0].Text;

    private Form FormOf(SheetRow row)
    {
        if (row.Cells is not [var only])
        {
            var isTitle = row.Cells.All(cell => UseOf(cell.Column) is ColumnUse.Title or ColumnUse.Identifier);
            return isTitle && _title is { } title && row.In(title) is not null ? Form.NumberAndTitle : Form.None;
        }

        var isBelowItsDuty = _title is { } column && _merged.RangeAt(row.Number, column) is { } above && above.FirstRow < row.Number;
        return
            _merged.RangeAt(row.Number, only.Column) is { } range && range.LastColumn > range.FirstColumn ? Form.SeveralColumns
            : isBelowItsDuty || _columns.Any(known => known.Column == only.Column && known.IsAboutCells) ? Form.None
            : only.Column == _title ? Form.OneText
            : Form.OtherColumn;
    }

    private int? ColumnOf(ColumnUse use) => _columns.FirstOrDefault(column => column.Use == use)?.Column;

    private ColumnUse? UseOf(int column) => _columns.FirstOrDefault(known => known.Column == column)?.Use;
}
