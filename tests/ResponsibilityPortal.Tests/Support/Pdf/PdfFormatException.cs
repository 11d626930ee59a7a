namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The bytes are no PDF that can be read on.</summary>
internal sealed class PdfFormatException(string message) : Exception(message);
