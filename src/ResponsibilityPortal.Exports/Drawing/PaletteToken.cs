using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Exports.Drawing;

/// <summary>A colour that belongs to no party but to a state that a reader must tell apart from one.</summary>
/// <param name="Name">As the style sheet calls it.</param>
public sealed record PaletteToken(string Name, string Light, string Dark)
{
    /// <summary>Text where a party does not exist in a hosting model.</summary>
    public static PaletteToken NotApplicable { get; } = new("not-applicable", "#5F6368", "#B4B7BD");

    /// <summary>The dashed border and question mark of a cell nobody has assessed.</summary>
    public static PaletteToken Unassigned { get; } = new("unassigned", "#B3261E", "#FF8A80");

    /// <summary>The mark of what changed from version to version.</summary>
    public static PaletteToken Changed { get; } = new("changed", "#006B5E", "#66D9C8");

    /// <summary>The ring around what has the focus.</summary>
    public static PaletteToken Focus { get; } = new("focus", "#1A1A1A", "#FFFFFF");

    public static ValueList<PaletteToken> All { get; } = [NotApplicable, Unassigned, Changed, Focus];
}
