using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Drawing;

/// <summary>A colour that belongs to no party: the colour of a state, or of the page itself.</summary>
/// <param name="Name">The name in the style sheet.</param>
public sealed record PaletteToken(string Name, string Light, string Dark)
{
    /// <summary>Text where a party does not exist in a hosting model.</summary>
    public static PaletteToken NotApplicable { get; } = new("not-applicable", "#5F6368", "#B4B7BD");

    /// <summary>The dashed border and question mark of a cell that is not yet assessed.</summary>
    public static PaletteToken Unassigned { get; } = new("unassigned", "#B3261E", "#FF8A80");

    /// <summary>The mark of a change between versions.</summary>
    public static PaletteToken Changed { get; } = new("changed", "#006B5E", "#66D9C8");

    /// <summary>The focus ring.</summary>
    public static PaletteToken Focus { get; } = new("focus", "#1A1A1A", "#FFFFFF");

    /// <summary>The background of the page.</summary>
    public static PaletteToken Surface { get; } = new("surface", "#FFFFFF", "#1E1E2D");

    /// <summary>The background of bars and boxes, a little above that of the page.</summary>
    public static PaletteToken Raised { get; } = new("raised", "#F5F5F5", "#2A2B38");

    /// <summary>Separating lines.</summary>
    public static PaletteToken Line { get; } = new("line", "#D7D9DE", "#43444F");

    /// <summary>Text.</summary>
    public static PaletteToken Ink { get; } = new("ink", "#1C1D22", "#ECECF1");

    /// <summary>Secondary text.</summary>
    public static PaletteToken Quiet { get; } = new("quiet", "#565A63", "#B9BCC6");

    /// <summary>Links and other controls.</summary>
    public static PaletteToken Link { get; } = new("link", "#0A4EA8", "#9CCAFF");

    /// <summary>The background of a search match.</summary>
    public static PaletteToken Mark { get; } = new("mark", "#FFE9A8", "#5A4A00");

    /// <summary>Colours that are drawn on a ground and must contrast with it.</summary>
    public static ValueList<PaletteToken> Inks { get; } = [NotApplicable, Unassigned, Changed, Focus, Ink, Quiet, Link];

    /// <summary>Colours that other things are drawn on, and the lines between them.</summary>
    public static ValueList<PaletteToken> Grounds { get; } = [Surface, Raised, Line, Mark];

    public static ValueList<PaletteToken> All { get; } = [.. Inks, .. Grounds];
}
