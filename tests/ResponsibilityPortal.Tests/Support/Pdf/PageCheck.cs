namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Checks that every page has a size, resources, a tab order and a key into the parent tree (ISO 19005-3, 6.1.13 and 6.2.2; ISO 14289-1,
/// 7.18.3).
/// </summary>
internal sealed class PageCheck(PdfFile file, Findings findings)
{
    private const double Smallest = 3;
    private const double Largest = 14_400;

    public void Check(IReadOnlyList<PdfPage> pages)
    {
        foreach (var page in pages)
        {
            findings.Count("pages");
            var box =
                (page.MediaBox as PdfValue.Array)
                    ?.Items.Select(file.Resolve)
                    .OfType<PdfValue.Number>()
                    .Select(number => number.Value)
                    .ToArray()
                ?? [];
            findings.Require(
                box.Length == 4 && box[2] - box[0] is >= Smallest and <= Largest && box[3] - box[1] is >= Smallest and <= Largest,
                $"Page {page.Number} has no MediaBox of an allowed size."
            );
            findings.Require(
                page.Dictionary.Members.ContainsKey("Resources"),
                $"Page {page.Number} has no Resources of its own (ISO 19005-3, 6.2.2)."
            );
            findings.Require(file.NameAt(page.Dictionary, "Tabs") == "S", $"Page {page.Number} has no Tabs S (ISO 14289-1, 7.18.3).");
            findings.Require(!page.Dictionary.Members.ContainsKey("Group"), $"Page {page.Number} has a transparency group.");
        }

        var count = file.Find<PdfValue.Number>(file.Catalog, "Pages", "Count")?.Value;
        findings.Require(count == pages.Count, $"The page tree says {count} pages and has {pages.Count}.");
        findings.RequireSome("pages");
    }
}
