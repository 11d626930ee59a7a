using System.Text;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>
/// A block of cells in the clipboard format of spreadsheets: tabs between cells, line ends between rows, and quotes around cells that
/// contain either.
/// </summary>
public static class SpreadsheetBlock
{
    /// <summary>Reads a block, row by row. A line end at the end of the text ends the last row and starts no new one.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var index = 0;
        while (index < text.Length)
        {
            var sign = text[index];
            if (sign == '"' && cell.Length == 0)
            {
                index = ReadQuoted(text, index + 1, cell);
                continue;
            }

            index++;
            switch (sign)
            {
                case '\t':
                    EndCell();
                    break;
                case '\r' when index < text.Length && text[index] == '\n':
                    break;
                case '\r' or '\n':
                    EndCell();
                    rows.Add(row);
                    row = [];
                    break;
                default:
                    cell.Append(sign);
                    break;
            }
        }

        if (row.Count > 0 || cell.Length > 0)
        {
            EndCell();
            rows.Add(row);
        }

        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }

    /// <summary>Writes a block that spreadsheets can read.</summary>
    public static string Write(IEnumerable<IEnumerable<string>> rows) =>
        string.Join('\n', rows.Select(row => string.Join('\t', row.Select(Quote))));

    /// <returns>The position after the closing quote. A quote that is never closed ends with the text.</returns>
    private static int ReadQuoted(string text, int index, StringBuilder cell)
    {
        while (index < text.Length)
        {
            if (text[index] != '"')
            {
                cell.Append(text[index++]);
            }
            else if (index + 1 < text.Length && text[index + 1] == '"')
            {
                cell.Append('"');
                index += 2;
            }
            else
            {
                return index + 1;
            }
        }

        return index;
    }

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny("\t\r\n\"") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
