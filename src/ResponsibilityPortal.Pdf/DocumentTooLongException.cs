namespace ResponsibilityPortal.Pdf;

/// <summary>Thrown when a document would exceed a limit of the format or of this writer.</summary>
public sealed class DocumentTooLongException(string message) : Exception(message);
