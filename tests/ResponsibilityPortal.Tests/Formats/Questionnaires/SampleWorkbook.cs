using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ResponsibilityPortal.Tests.Formats.Questionnaires;

/// <summary>A workbook as spreadsheets write it: shared texts, styles, a merged title, a formula, a second and a hidden sheet.</summary>
internal static class SampleWorkbook
{
    public const string Sheet = "Questions";

    /// <summary>Creates a workbook with an ID and a question in each row from row 4.</summary>
    public static byte[] With(params ReadOnlySpan<(string Id, string Question)> questions)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var texts = new List<string>();
            var cover = AddSheet(workbook, new SheetData(RowOf(1, TextCell("A1", "Read me first", texts))));
            var rows = new SheetData(
                RowOf(1, TextCell("A1", "Security questionnaire", texts)),
                RowOf(2, TextCell("B2", "Version 3", texts), FormulaCell("D2")),
                RowOf(3, TextCell("A3", "ID", texts), TextCell("B3", "Question", texts), TextCell("C3", "Answer", texts))
            );
            for (var index = 0; index < questions.Length; index++)
            {
                var (row, (id, question)) = (index + 4, questions[index]);
                rows.Append(
                    RowOf(
                        row,
                        TextCell($"A{row}", id, texts),
                        TextCell($"B{row}", question, texts, style: 1),
                        new Cell { CellReference = $"E{row}", StyleIndex = 1 },
                        new Cell { CellReference = $"L{row}", StyleIndex = 1 }
                    )
                );
            }

            var sheet = AddSheet(workbook, rows);
            sheet.Worksheet!.InsertBefore(new SheetDimension { Reference = $"A1:L{questions.Length + 3}" }, rows);
            sheet.Worksheet.InsertBefore(
                new Columns(new Column { Min = 2, Max = 2, Width = 60, CustomWidth = true }),
                rows
            );
            sheet.Worksheet.Append(new MergeCells(new MergeCell { Reference = "A1:D1" }));
            var hidden = AddSheet(workbook, new SheetData(RowOf(1, TextCell("A1", "Is this hidden?", texts))));
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(
                texts.Select(text => new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
            );
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            workbook.Workbook = new Workbook(
                new Sheets(
                    new Sheet { Name = "Read me", SheetId = 1, Id = workbook.GetIdOfPart(cover) },
                    new Sheet { Name = Sheet, SheetId = 2, Id = workbook.GetIdOfPart(sheet) },
                    new Sheet { Name = "Lists", SheetId = 3, Id = workbook.GetIdOfPart(hidden), State = SheetStateValues.Hidden }
                )
            );
        }

        return file.ToArray();
    }

    private static WorksheetPart AddSheet(WorkbookPart workbook, SheetData rows)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(rows);
        return part;
    }

    private static Row RowOf(int number, params Cell[] cells) => new(cells) { RowIndex = (uint)number };

    private static Cell TextCell(string reference, string text, List<string> texts, uint style = 0)
    {
        texts.Add(text);
        return new Cell
        {
            CellReference = reference,
            DataType = CellValues.SharedString,
            CellValue = new CellValue(texts.Count - 1),
            StyleIndex = style,
        };
    }

    private static Cell FormulaCell(string reference) =>
        new() { CellReference = reference, CellFormula = new CellFormula("COUNTA(B4:B99)"), CellValue = new CellValue(2) };

    private static Stylesheet Styles() =>
        new(
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat(new Alignment { WrapText = true }) { FontId = 1, ApplyFont = true, ApplyAlignment = true }
            )
        );
}
