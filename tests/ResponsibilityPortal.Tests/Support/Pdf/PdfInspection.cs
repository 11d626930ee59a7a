namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>What an inspection of a file gave.</summary>
/// <param name="Violations">Each as a sentence that names the page or object.</param>
/// <param name="Counts">How much was looked at: <c>tables</c>, <c>header cells</c>, <c>links</c>, <c>elements Figure</c>, <c>uses of a tile</c>, <c>signatures</c> ...</param>
internal sealed record PdfInspection(IReadOnlyList<string> Violations, IReadOnlyDictionary<string, int> Counts);
