namespace ResponsibilityPortal.Formats.Drawing;

/// <summary>The colours of one party, in sRGB as <c>#RRGGBB</c>.</summary>
/// <param name="Light">Its surface in the light theme and in print.</param>
/// <param name="LightText">Text on <paramref name="Light"/>.</param>
/// <param name="Dark">Its surface in the dark theme.</param>
/// <param name="DarkText">Text on <paramref name="Dark"/>.</param>
public sealed record PartyColors(string Light, string LightText, string Dark, string DarkText, PartyPattern Pattern);
