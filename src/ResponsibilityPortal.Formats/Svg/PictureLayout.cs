namespace ResponsibilityPortal.Formats.Svg;

/// <summary>The measures of the picture in user units. At its own size, one unit is one CSS pixel.</summary>
internal sealed record PictureLayout(int Models)
{
    public const double Margin = 32;
    public const double NameWidth = 238;
    public const double CountWidth = 36;
    public const double Gutter = 24;
    public const double BandHeight = 26;
    public const double BandPitch = 34;
    public const double TotalHeight = 32;
    public const double TitleSize = 20;
    public const double HeadSize = 16;
    public const double TextSize = 12.5;
    public const double SmallSize = 12;

    /// <summary>The width of pictures whose columns fit into it.</summary>
    private const double UsualWidth = 1200;

    private const double ColumnMinWidth = 156;
    private const double ColumnMaxWidth = 420;

    private static double ColumnsLeft => Margin + NameWidth + CountWidth + Gutter;

    public double ColumnWidth { get; } =
        Models == 0
            ? ColumnMaxWidth
            : Math.Floor(
                Math.Clamp((UsualWidth - Margin - ColumnsLeft - ((Models - 1) * Gutter)) / Models, ColumnMinWidth, ColumnMaxWidth)
            );

    public double Width => ColumnsLeft + Math.Max(ColumnMaxWidth, (Models * ColumnWidth) + ((Models - 1) * Gutter)) + Margin;

    /// <summary>The width between the margins.</summary>
    public double ContentWidth => Width - (2 * Margin);

    /// <summary>The right edge of the numbers of duties.</summary>
    public static double CountRight => Margin + NameWidth + CountWidth;

    public double ColumnLeft(int model) => ColumnsLeft + (model * (ColumnWidth + Gutter));
}
