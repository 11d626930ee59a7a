namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Checks that a file conforms to PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), with one attachment and an outline. Reads only the
/// bytes and is independent of what wrote them.
/// </summary>
internal static class PdfConformance
{
    /// <summary>Returns every violation. Empty when the file conforms.</summary>
    public static IReadOnlyList<string> Check(byte[] file) => Inspect(file).Violations;

    /// <summary>Returns every violation, and how much was checked. A test of tables also checks that there were any.</summary>
    public static PdfInspection Inspect(byte[] bytes)
    {
        var findings = new Findings();
        try
        {
            var file = PdfFileReader.Read(bytes);
            foreach (var part in Parts(file, findings))
            {
                Run(part, findings);
            }
        }
        catch (PdfFormatException error)
        {
            findings.Add($"The file cannot be read: {error.Message}");
        }

        return new PdfInspection(findings.Sentences, findings.Counts);
    }

    private static IEnumerable<Action> Parts(PdfFile file, Findings findings)
    {
        var pages = file.Pages();
        var contents = new List<(PdfPage Page, PageContent Content)>();
        var tree = new StructureTree(file);
        yield return () => new FileCheck(file, findings).Check();
        yield return () => new CatalogCheck(file, findings).Check();
        yield return () => new MetadataCheck(file, findings).Check();
        yield return () => new AttachmentCheck(file, findings).Check();
        yield return () => new PageCheck(file, findings).Check(pages);
        foreach (var page in pages)
        {
            yield return () => contents.Add((page, PageContent.Of(file, page, findings)));
        }

        yield return () => findings.RequireSome("painting operators", "marked-content sequences", "shown strings");
        yield return () => new FontCheck(file, findings).Check(contents.Select(page => page.Content));
        yield return () => new StructureCheck(file, findings).Check(tree);
        yield return () => new TableCheck(file, findings).Check(tree);
        yield return () => new ParentTreeCheck(file, findings).Check(tree, contents);
        yield return () => new AnnotationCheck(file, findings).Check(tree, pages);
        yield return () => new OutlineCheck(file, findings).Check(pages);
        yield return () => new SignatureCheck(file, findings).Check();
    }

    /// <summary>A broken part doesn't keep the other parts from being checked.</summary>
    private static void Run(Action part, Findings findings)
    {
        try
        {
            part();
        }
        catch (PdfFormatException error)
        {
            findings.Add(error.Message);
        }
    }
}
