namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>
/// The grid of whole points for lines of text, cells and rules. The difference is invisible, but a file with short, recurring numbers is
/// smaller.
/// </summary>
internal static class Grid
{
    public static double Nearest(double points) => Math.Round(points, MidpointRounding.AwayFromZero);

    /// <summary>Returns the next grid line at or below a height.</summary>
    public static double Below(double points) => Math.Floor(points);
}
