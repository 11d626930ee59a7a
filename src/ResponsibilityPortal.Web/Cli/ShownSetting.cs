namespace ResponsibilityPortal.Web.Cli;

/// <summary>A setting as the command <c>config show</c> prints it.</summary>
/// <param name="Name">The full name, such as <c>Portal:Seed</c>.</param>
/// <param name="Value">The value in use, with passwords masked. Null if it isn't set and has no default.</param>
/// <param name="Source">Where the value comes from: <c>command line</c>, <c>environment</c>, the name of a file, or <c>default</c>.</param>
internal sealed record ShownSetting(string Name, string? Value, string Source);
