namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>Computes how much a sheet with page breaks shrinks in print, so that the widest page fits.</summary>
internal static class PageScale
{
    /// <summary>The smallest scale that spreadsheets accept, in percent.</summary>
    private const int Smallest = 10;

    private const int Full = 100;

    /// <summary>How many characters of the default font fit on A4 in landscape between the margins, with some room.</summary>
    private const double LandscapeWidth = 142;

    private const double PortraitWidth = 98;

    /// <summary>Returns a scale in percent.</summary>
    public static int Of(SheetSetup setup)
    {
        var repeated = WidthOf(setup, 0, setup.FrozenColumns);
        var widest = 0d;
        var first = setup.FrozenColumns;
        foreach (var last in setup.ColumnBreaks.Append(setup.Columns.Count))
        {
            widest = Math.Max(widest, repeated + WidthOf(setup, first, last));
            first = last;
        }

        var page = setup.IsLandscape ? LandscapeWidth : PortraitWidth;
        return Math.Clamp((int)(page / widest * Full), Smallest, Full);
    }

    private static double WidthOf(SheetSetup setup, int first, int last) =>
        setup.Columns.Take(first..last).Where(column => !column.IsHidden).Sum(column => column.Width);
}
