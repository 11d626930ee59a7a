namespace ResponsibilityPortal.Formats.Importing;

/// <summary>A hosting model that an import fills: an existing one of the draft, or a new one.</summary>
public sealed record ImportModel(string Slug, string Name);
