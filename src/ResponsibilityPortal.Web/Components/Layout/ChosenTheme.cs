namespace ResponsibilityPortal.Web.Components.Layout;

/// <summary>The theme that the browser shows: chosen on any page of the portal, or the system's.</summary>
/// <param name="Name">As the switch calls it.</param>
public sealed record ChosenTheme(string Name, bool IsDark);
