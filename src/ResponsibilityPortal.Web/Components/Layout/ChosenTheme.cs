namespace ResponsibilityPortal.Web.Components.Layout;

/// <summary>The theme that the browser shows: the user's choice on any page of the portal, or that of the system.</summary>
/// <param name="Name">The name of the theme, as the switch shows it.</param>
public sealed record ChosenTheme(string Name, bool IsDark);
