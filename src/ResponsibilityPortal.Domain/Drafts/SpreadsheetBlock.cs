using System.Text;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>A block of cells as spreadsheets put it on the clipboard: cells parted by tabs, rows by line ends, quotes around what holds either.</summary>
public static class SpreadsheetBlock
{
    /// <summary>Reads a block, row by row. A last line end ends the last row and begins none.</summary>
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

    /// <summary>Writes a block that spreadsheets read.</summary>
    public static string Write(IEnumerable<IEnumerable<string>> rows) =>
        string.Join('\n', rows.Select(row => string.Join('\t', row.Select(Quote))));

    /// <returns>The place after the closing quote; a quote that is never closed ends with the text.</returns>
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
