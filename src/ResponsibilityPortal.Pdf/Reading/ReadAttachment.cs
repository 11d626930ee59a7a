namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>A file that was found in another.</summary>
public sealed record ReadAttachment(string Name, ReadOnlyMemory<byte> Content);
