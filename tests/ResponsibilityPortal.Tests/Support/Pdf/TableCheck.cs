namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Checks that tables are regular, and that every header says what it heads (ISO 14289-1, 7.2 and 7.5).</summary>
internal sealed class TableCheck(PdfFile file, Findings findings)
{
    public void Check(StructureTree tree)
    {
        foreach (var table in tree.All.Where(element => element.Type == "Table"))
        {
            findings.Count("tables");
            CheckSections(table);
            CheckGrid(table);
        }

        foreach (var header in tree.All.Where(element => element.Type == "TH"))
        {
            findings.Count("header cells");
            findings.Require(
                StructureAttributes.Of(file, header, "Table", "Scope") is PdfValue.Name { Value: "Row" or "Column" or "Both" },
                $"{header.Name} has no Scope (ISO 14289-1, 7.5)."
            );
        }
    }

    private void CheckSections(StructureElement table)
    {
        var types = table.Elements.Select(element => element.Type).ToList();
        findings.Require(
            types.Count(type => type == "THead") <= 1 && types.Count(type => type == "TFoot") <= 1,
            $"{table.Name} has two heads or two feet (ISO 14289-1, 7.2)."
        );
        findings.Require(!types.Contains("THead") || types.Contains("TBody"), $"{table.Name} has a THead and no TBody (ISO 14289-1, 7.2).");
        findings.Require(table.SelfAndBelow.Any(element => element.Type == "TH"), $"{table.Name} has no header cell.");
    }

    private void CheckGrid(StructureElement table)
    {
        var rows = table.SelfAndBelow.Where(element => element.Type == "TR" && TableOf(element) == table).ToList();
        var taken = new HashSet<(int Row, int Column)>();
        var widths = new List<int>();
        foreach (var (index, row) in rows.Index())
        {
            findings.Count("rows");
            var column = 0;
            foreach (var cell in row.Elements)
            {
                while (taken.Contains((index, column)))
                {
                    column++;
                }

                var (wide, high) = (
                    StructureAttributes.WholeOf(file, cell, "Table", "ColSpan", 1),
                    StructureAttributes.WholeOf(file, cell, "Table", "RowSpan", 1)
                );
                findings.Require(wide >= 1 && high >= 1, $"{cell.Name} spans nothing.");
                findings.Require(
                    rows.Skip(index).Take(high).Count(other => other.Parent == row.Parent) == high,
                    $"{cell.Name} spans rows that its table does not have."
                );
                for (var place = 0; place < wide * high; place++)
                {
                    findings.Require(taken.Add((index + (place / wide), column + (place % wide))), $"{cell.Name} lies over another cell.");
                }

                column += wide;
            }

            widths.Add(Enumerable.Range(0, int.MaxValue).TakeWhile(place => taken.Contains((index, place))).Count());
            findings.Require(
                widths[index] == widths[0],
                $"{row.Name} covers {widths[index]} columns where the first row of its table covers {widths[0]} (ISO 14289-1, 7.2)."
            );
        }

        findings.Require(rows.Count > 0, $"{table.Name} has no rows.");
    }

    private static StructureElement? TableOf(StructureElement row)
    {
        var above = row.Parent;
        while (above is not null && above.Type != "Table")
        {
            above = above.Parent;
        }

        return above;
    }
}
