namespace ResponsibilityPortal.Formats.Drawing;

/// <summary>The pattern on a party's surfaces, so that colour is never the only difference.</summary>
public enum PartyPattern
{
    Solid,

    /// <summary>Lines that rise to the right at 45 degrees.</summary>
    Stripes,

    Dots,

    VerticalLines,

    Crosshatch,

    HorizontalLines,

    /// <summary>Lines that fall to the right at 45 degrees.</summary>
    OppositeStripes,

    Checks,
}
