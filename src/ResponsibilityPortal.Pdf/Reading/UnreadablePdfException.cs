namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Thrown when a file is not a PDF in the form of this writer. The message says where it differs.</summary>
public sealed class UnreadablePdfException(string message) : Exception(message);
