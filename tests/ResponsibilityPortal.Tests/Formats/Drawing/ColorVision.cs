namespace ResponsibilityPortal.Tests.Formats.Drawing;

/// <summary>Kinds of colour vision, and print.</summary>
public enum ColorVision
{
    Normal,

    /// <summary>Without long-wave cones: reds appear dark.</summary>
    Protan,

    /// <summary>Without middle-wave cones. The most common kind, together with protan.</summary>
    Deutan,

    /// <summary>Without short-wave cones.</summary>
    Tritan,

    /// <summary>A black-and-white print: luminance alone.</summary>
    Grey,
}
