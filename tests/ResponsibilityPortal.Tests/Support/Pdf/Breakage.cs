namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A way to break a file, and what the checks must report.</summary>
internal sealed record Breakage(string Name, Action<BrokenPdf> Break, string Said);
