namespace ResponsibilityPortal.Formats;

/// <summary>A variant of a format, chosen in the query of an address.</summary>
/// <param name="Title">The label of links, after the name of the format.</param>
/// <param name="Key">The query key.</param>
/// <param name="Value">Its value.</param>
public sealed record ExportVariant(string Title, string Key, string Value);
