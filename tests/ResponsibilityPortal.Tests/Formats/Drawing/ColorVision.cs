namespace ResponsibilityPortal.Tests.Formats.Drawing;

/// <summary>Ways in which colours are seen, or printed.</summary>
public enum ColorVision
{
    Normal,

    /// <summary>Without long-wave cones: reds are dark.</summary>
    Protan,

    /// <summary>Without middle-wave cones; with protan the common kinds.</summary>
    Deutan,

    /// <summary>Without short-wave cones.</summary>
    Tritan,

    /// <summary>A black-and-white print: luminance alone.</summary>
    Grey,
}
