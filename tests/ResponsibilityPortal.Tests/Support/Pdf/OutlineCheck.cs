namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Checks the outline: entries with titles, linked in both directions, each to a page (ISO 32000-1, 12.3.3).</summary>
internal sealed class OutlineCheck(PdfFile file, Findings findings)
{
    private readonly HashSet<int> _seen = [];

    public void Check(IReadOnlyList<PdfPage> pages)
    {
        if (
            file.Find<PdfValue.Dictionary>(file.Catalog, "Outlines") is { } root
            && PdfFile.NumberAt(file.Catalog, "Outlines") is { } number
        )
        {
            Walk(root, number, "The outline", new PlaceCheck(file, pages));
        }

        findings.RequireSome("outline entries");
    }

    /// <returns>The number of entries under a node, including those of open entries.</returns>
    private int Walk(PdfValue.Dictionary node, int number, string name, PlaceCheck places)
    {
        var total = 0;
        int? before = null;
        for (
            var next = PdfFile.NumberAt(node, "First");
            next is { } at;
            next = PdfFile.NumberAt((PdfValue.Dictionary)file.Objects[at], "Next")
        )
        {
            if (!_seen.Add(at) || file.Objects.GetValueOrDefault(at) is not PdfValue.Dictionary entry)
            {
                findings.Add($"{name} has an entry twice, or one that is none.");
                return total;
            }

            findings.Count("outline entries");
            var title = file.TextAt(entry, "Title");
            var own = $"Outline entry '{title}'";
            findings.Require(!string.IsNullOrWhiteSpace(title), $"Outline entry (object {at}) has no title.");
            findings.Require(
                PdfFile.NumberAt(entry, "Parent") == number && PdfFile.NumberAt(entry, "Prev") == before,
                $"{own} is not chained to its neighbours."
            );
            if (places.FaultOf(entry) is { } fault)
            {
                findings.Add($"{own} {fault}.");
            }

            var under = Walk(entry, at, own, places);
            total += 1 + (file.WholeAt(entry, "Count") > 0 ? under : 0);
            before = at;
        }

        findings.Require(PdfFile.NumberAt(node, "Last") == before, $"{name} does not end with its last entry.");
        findings.Require(
            Math.Abs(file.WholeAt(node, "Count") ?? 0) == total,
            $"{name} says it has {file.WholeAt(node, "Count")} entries and has {total}."
        );
        return total;
    }
}
