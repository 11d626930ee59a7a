using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The sheet by control: the controls of each framework with the rows shown that map to them, and who does what.</summary>
internal static class ControlsSheet
{
    public const string Name = "Controls";

    private static readonly string[] FirstHeadings = ["Framework", "Control", "Domain", "Responsibility"];

    /// <summary>In characters.</summary>
    private static readonly int[] FirstWidths = [26, 12, 18, 40];

    public static SheetSetup Setup(WorkbookData data) =>
        new(
            Name,
            [
                .. FirstWidths.Select(width => new SheetColumn(width) { Style = WorkbookStyles.Text }),
                .. data.Models.Select(_ => new SheetColumn(32) { Style = WorkbookStyles.Text }),
            ]
        )
        {
            FrozenRows = 1,
            FrozenColumns = 2,
            FilterRow = 1,
            IsLandscape = true,
            Footer = data.Footer,
        };

    public static IEnumerable<SheetLine> Lines(WorkbookData data)
    {
        yield return SheetLine.Of(WorkbookStyles.Heading, [.. FirstHeadings, .. data.Models.Select(model => model.Model.Name)]);
        var shown = data.View.Rows.ToHashSet();
        var sentences = new Dictionary<MatrixRow, TextCell[]>();
        foreach (var framework in data.Matrix.Frameworks)
        {
            var name = Wording.Framework(framework);
            foreach (var control in data.View.Index.ControlsIn(framework.Slug))
            {
                foreach (var row in control.Rows.Where(shown.Contains))
                {
                    if (!sentences.TryGetValue(row, out var cells))
                    {
                        cells = sentences[row] = Sentences(data, row);
                    }

                    yield return new SheetLine(
                        (TextCell[])
                            [
                                new(name, WorkbookStyles.Text),
                                new(control.Identifier, WorkbookStyles.Strong),
                                new(row.Domain.Name, WorkbookStyles.Text),
                                new(row.Responsibility.Title, WorkbookStyles.Text),
                                .. cells,
                            ]
                    );
                }
            }
        }
    }

    private static TextCell[] Sentences(WorkbookData data, MatrixRow row) =>
        [
            .. data.Models.Select(model => new TextCell(
                AssignmentSentence.OfCell(data.Matrix, row.Responsibility.In(model.Model.Slug)),
                WorkbookStyles.Text
            )),
        ];
}
