namespace ResponsibilityPortal.Formats.Drawing;

/// <summary>What a party's surfaces are filled with beside its colour, so that colour is never alone.</summary>
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
