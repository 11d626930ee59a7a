using System.Globalization;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The sheet with what the workbook can't carry.</summary>
internal static class NotCarriedSheet
{
    public const string Name = "Not carried";

    /// <summary>In characters.</summary>
    private static readonly int[] Widths = [26, 70, 10, 90];

    public static SheetSetup Setup(WorkbookData data) =>
        new(Name, [.. Widths.Select(width => new SheetColumn(width) { Style = WorkbookStyles.Text })])
        {
            FrozenRows = 1,
            IsLandscape = true,
            Footer = data.Footer,
        };

    public static IEnumerable<SheetLine> Lines(WorkbookData data)
    {
        yield return SheetLine.Of(WorkbookStyles.Heading, "Code", "What this file doesn't carry", "Count", "Where");
        if (data.Request.Losses.IsEmpty)
        {
            yield return SheetLine.Of(WorkbookStyles.Text, null, $"{LossReport.NothingLost}.", "0", null);
        }

        foreach (var loss in data.Request.Losses.Losses)
        {
            foreach (var addresses in WorkbookText.Pieces(string.Join("; ", loss.Addresses)))
            {
                yield return SheetLine.Of(
                    WorkbookStyles.Text,
                    loss.Kind.Code,
                    loss.Kind.Sentence,
                    loss.Count.ToString(CultureInfo.InvariantCulture),
                    addresses
                );
            }
        }
    }
}
