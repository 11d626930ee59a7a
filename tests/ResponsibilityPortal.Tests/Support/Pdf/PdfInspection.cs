namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The result of inspecting a file.</summary>
/// <param name="Violations">Sentences, each of which names the page or object.</param>
/// <param name="Counts">
/// How much was checked: <c>tables</c>, <c>header cells</c>, <c>links</c>, <c>elements Figure</c>, <c>uses of a tile</c>, <c>signatures</c>
/// ...
/// </param>
internal sealed record PdfInspection(IReadOnlyList<string> Violations, IReadOnlyDictionary<string, int> Counts);
