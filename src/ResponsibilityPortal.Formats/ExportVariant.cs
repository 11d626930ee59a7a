namespace ResponsibilityPortal.Formats;

/// <summary>Another way to write a format, chosen in the query of an address.</summary>
/// <param name="Title">What links call it, after the name of the format.</param>
/// <param name="Key">The query key.</param>
/// <param name="Value">Its value.</param>
public sealed record ExportVariant(string Title, string Key, string Value);
