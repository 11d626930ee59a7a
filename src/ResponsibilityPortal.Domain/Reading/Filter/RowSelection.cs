using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>
/// The rows that pass a filter. For each row, it keeps which filters hide it. So it can answer further questions of a page (how many rows
/// would another domain have, which filter hid everything) without reading the matrix again.
/// </summary>
internal sealed class RowSelection
{
    private readonly ValueList<MatrixRow> _rows;

    /// <summary>The filters that can hide rows; null where the matrix has no columns.</summary>
    private readonly List<FilterField?> _hiding = [];

    /// <summary>For each row, one bit for each entry of <see cref="_hiding"/> that hides it.</summary>
    private readonly ulong[] _hiddenBy;

    public RowSelection(FilterScope scope)
    {
        _rows = scope.Index.Rows;
        _hiddenBy = new ulong[_rows.Count];
        if (scope.Columns.Count == 0)
        {
            Add(scope.NarrowsColumns, _ => false);
        }

        foreach (var field in scope.Filter.Fields)
        {
            if (field.RowTest(scope) is { } passes)
            {
                Add(field, passes);
            }
        }
    }

    /// <summary>The filters that can hide rows.</summary>
    public IEnumerable<FilterField> Hiding => _hiding.OfType<FilterField>().Distinct();

    /// <summary>The rows that pass all filters.</summary>
    public ValueList<MatrixRow> Rows => RowsWithout([]).ToValueList();

    /// <summary>Returns the rows that pass all filters except some fields and the fields within them.</summary>
    public IEnumerable<MatrixRow> RowsWithout(params ReadOnlySpan<FilterField> fields)
    {
        var counted = 0UL;
        for (var position = 0; position < _hiding.Count; position++)
        {
            if (!IsAmong(_hiding[position], fields) && !IsAmong(_hiding[position]?.Within, fields))
            {
                counted |= 1UL << position;
            }
        }

        return _rows.Where(row => (_hiddenBy[row.Position] & counted) == 0);
    }

    private static bool IsAmong(FilterField? field, ReadOnlySpan<FilterField> fields)
    {
        foreach (var candidate in fields)
        {
            if (candidate == field)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(FilterField? field, Func<MatrixRow, bool> passes)
    {
        var bit = 1UL << _hiding.Count;
        _hiding.Add(field);
        foreach (var row in _rows.AsSpan())
        {
            if (!passes(row))
            {
                _hiddenBy[row.Position] |= bit;
            }
        }
    }
}
