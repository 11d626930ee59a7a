namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>A file is no PDF in the form that this writer gives. The message says in words where it departs from it.</summary>
public sealed class UnreadablePdfException(string message) : Exception(message);
