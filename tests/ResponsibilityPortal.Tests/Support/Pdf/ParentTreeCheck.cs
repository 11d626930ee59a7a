namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Checks that structure and pages agree: every marked-content sequence belongs to one element, which the parent tree names, and every
/// element's content exists (ISO 32000-1, 14.7.4.4).
/// </summary>
internal sealed class ParentTreeCheck(PdfFile file, Findings findings)
{
    public void Check(StructureTree tree, IReadOnlyList<(PdfPage Page, PageContent Content)> pages)
    {
        var owners = tree
            .All.SelectMany(element => element.Kids.OfType<StructureKid.Content>().Select(kid => (Kid: kid, Element: element)))
            .ToLookup(pair => pair.Kid, pair => pair.Element);
        var keys = new HashSet<int>();
        foreach (var (page, content) in pages)
        {
            if (file.WholeAt(page.Dictionary, "StructParents") is not { } key || !keys.Add(key))
            {
                findings.Add($"Page {page.Number} has no StructParents of its own (ISO 32000-1, 14.7.4.4).");
                continue;
            }

            var parents = (tree.Parents.TryGetValue(key, out var entry) ? file.Resolve(entry) as PdfValue.Array : null)?.Items ?? [];
            foreach (var mcid in content.Mcids)
            {
                findings.Count("pairs of page and MCID");
                CheckOwner(
                    page,
                    mcid,
                    (parents.ElementAtOrDefault(mcid) as PdfValue.Reference)?.Number,
                    [.. owners[new StructureKid.Content(page.ObjectNumber, mcid)]]
                );
            }

            var present = content.Mcids.ToHashSet();
            foreach (
                var (index, _) in parents
                    .Index()
                    .Where(parent => file.Resolve(parent.Item) is not PdfValue.Null && !present.Contains(parent.Index))
            )
            {
                findings.Add($"Page {page.Number}: the parent tree has an entry for MCID {index}, which the page has not.");
            }
        }

        CheckContents(owners, pages);
        findings.Require(
            tree.NextKey > tree.Parents.Keys.DefaultIfEmpty(-1).Max(),
            "ParentTreeNextKey is not above all keys of the parent tree (ISO 32000-1, table 322)."
        );
        findings.RequireSome("pairs of page and MCID");
    }

    private void CheckOwner(PdfPage page, int mcid, int? parent, StructureElement[] owners)
    {
        if (owners.Length != 1)
        {
            findings.Add($"Page {page.Number}: MCID {mcid} belongs to {owners.Length} elements.");
        }

        if (parent is null)
        {
            findings.Add($"Page {page.Number}: the parent tree has no entry for MCID {mcid}.");
        }
        else if (owners.All(owner => owner.Number != parent))
        {
            findings.Add($"Page {page.Number}: the parent tree gives MCID {mcid} to object {parent}, which does not list it.");
        }
    }

    private void CheckContents(
        ILookup<StructureKid.Content, StructureElement> owners,
        IReadOnlyList<(PdfPage Page, PageContent Content)> pages
    )
    {
        var present = pages
            .SelectMany(page => page.Content.Mcids.Select(mcid => new StructureKid.Content(page.Page.ObjectNumber, mcid)))
            .ToHashSet();
        foreach (var owned in owners.Where(owned => !present.Contains(owned.Key)))
        {
            findings.Add($"{owned.First().Name} lists MCID {owned.Key.Mcid} of object {owned.Key.Page}, which is on no page.");
        }
    }
}
