namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>
/// The grid of whole points on which lines of text, cells and rules stand. No eye sees the difference; a file of short numbers that come again
/// and again is smaller.
/// </summary>
internal static class Grid
{
    public static double Nearest(double points) => Math.Round(points, MidpointRounding.AwayFromZero);

    /// <summary>The next line at or below.</summary>
    public static double Below(double points) => Math.Floor(points);
}
