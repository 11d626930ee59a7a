namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Thrown when the bytes aren't a readable PDF.</summary>
internal sealed class PdfFormatException(string message) : Exception(message);
