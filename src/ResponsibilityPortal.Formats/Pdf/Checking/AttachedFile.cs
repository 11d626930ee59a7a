namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>A file found in a PDF.</summary>
public sealed record AttachedFile(string Name, ReadOnlyMemory<byte> Content);
