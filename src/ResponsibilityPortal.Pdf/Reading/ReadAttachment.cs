namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>A file that is attached to another.</summary>
public sealed record ReadAttachment(string Name, ReadOnlyMemory<byte> Content);
