using System.Globalization;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>Names of cells and columns, such as "AB12" and "AB".</summary>
public static class CellReference
{
    /// <summary>The last column of a sheet: XFD.</summary>
    public const int ColumnMaxCount = 16_384;

    /// <summary>The last row of a sheet.</summary>
    public const int RowMaxCount = 1_048_576;

    /// <summary>Returns the letters of a column, from 1.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            name = (char)('A' + ((column - 1) % 26)) + name;
        }

        return name;
    }

    /// <summary>"AB12".</summary>
    public static string Of(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{ColumnName(column)}{row}");

    /// <summary>Reads "AB12", also as "$AB$12".</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int column, out int row)
    {
        (column, row) = (0, 0);
        foreach (var character in text)
        {
            if (char.IsAsciiLetter(character) && row == 0 && column <= ColumnMaxCount)
            {
                column = (column * 26) + (char.ToUpperInvariant(character) - 'A' + 1);
            }
            else if (char.IsAsciiDigit(character) && column > 0 && row <= RowMaxCount)
            {
                row = (row * 10) + (character - '0');
            }
            else if (character != '$')
            {
                return false;
            }
        }

        return column is > 0 and <= ColumnMaxCount && row is > 0 and <= RowMaxCount;
    }

    /// <summary>Reads "A1:D1", or "A1" as a range of one cell.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out MergedRange range)
    {
        var colon = text.IndexOf(':');
        var first = colon < 0 ? text : text[..colon];
        var last = colon < 0 ? text : text[(colon + 1)..];
        var isRange = TryRead(first, out var firstColumn, out var firstRow) & TryRead(last, out var lastColumn, out var lastRow);
        range = new MergedRange(firstRow, lastRow, firstColumn, lastColumn);
        return isRange;
    }
}
