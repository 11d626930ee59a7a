using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using UglyToad.PdfPig;
using static ResponsibilityPortal.Tests.Formats.Pdf.ReportSamples;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>Reports that a filter has shortened or ordered.</summary>
public sealed class ReportExtractTests
{
    private const string ExtractWords = "Extract, not complete";

    [Fact]
    public void Extract_HasTheWholeCanonicalContentAttached()
    {
        using var document = PdfDocument.Open(Write(Request(BuiltIn, Filter("model=paas"))));

        Assert.True(document.Advanced.TryGetEmbeddedFiles(out var files));
        var file = Assert.Single(files);
        Assert.Equal("yugabytedb-v1.json", file.Name);
        Assert.Equal(BuiltIn.Content.ToArray(), file.Bytes.ToArray());
    }

    [Fact]
    public void Extract_SaysSoOnItsCoverAndOnEveryPage()
    {
        var bytes = Write(Request(BuiltIn, Filter("deployment=aeon&party=customer&role=accountable")));
        var words = Words(PdfTags.Read(bytes));

        Assert.Contains(
            "deployment: YugabyteDB Aeon; party: Customer is accountable. Extract, not complete: 36 of 69 responsibilities, 2 of 4 "
                + "hosting models.",
            words,
            StringComparison.Ordinal
        );
        using var document = PdfDocument.Open(bytes);
        Assert.All(document.GetPages(), page => Assert.Contains(ExtractWords, page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Report_WithAnOrderOnly_IsNotAnExtract()
    {
        var root = Read(Request(BuiltIn, Filter("by=iso-27001-2022")));

        Assert.DoesNotContain(ExtractWords, Words(root), StringComparison.Ordinal);
        Assert.Contains("framework: ordered by ISO/IEC 27001:2022 Annex A.", Words(root), StringComparison.Ordinal);
        Assert.All(BuiltIn.Matrix.Domains, domain => Assert.Contains(domain.Description!, Words(root), StringComparison.Ordinal));
        var headings = root.All("H2").Select(Words).ToList();
        Assert.True(headings.IndexOf("5.9") is > 0 and var earlier && headings.IndexOf("5.12") > earlier);
        Assert.Contains(
            root.All("H1").Select(Words),
            heading => heading.StartsWith("Responsibilities by control of ISO/IEC 27001:2022 Annex A", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Extract_WithoutRows_SaysWhyAndWhatWouldHelp()
    {
        var unknown = Words(Read(Request(BuiltIn, Filter("domain=nothing"))));
        var together = Words(Read(Request(BuiltIn, Filter("domain=physical-security&party=yugabyte&role=accountable"))));

        Assert.Contains(
            "“nothing” is not a domain of this matrix, so it matches nothing. It has: data-governance, encryption,",
            unknown,
            StringComparison.Ordinal
        );
        Assert.Contains(EvidenceTexts.NothingPassesFilter, together, StringComparison.Ordinal);
        Assert.Contains(
            "Without the filter by party (Yugabyte is accountable) it would show 4 responsibilities.",
            together,
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// No row is ordered by the unknown framework, so none is shown. The report must not read as if the matrix were empty.
    /// </summary>
    [Fact]
    public void Report_OrderedByAnUnknownFramework_IsAnExtractThatSaysSo()
    {
        var bytes = Write(Request(BuiltIn, Filter("by=nothing")));
        var root = PdfTags.Read(bytes);
        var words = Words(root);

        Assert.Contains("Filter framework: ordered by nothing.", words, StringComparison.Ordinal);
        Assert.Contains(
            "“nothing” is not a framework of this matrix, so no row can be ordered by it. It has: ",
            words,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("No responsibilities.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("No responsibility is mapped to it.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("passes the filter", words, StringComparison.Ordinal);
        using var document = PdfDocument.Open(bytes);
        Assert.All(document.GetPages(), page => Assert.Contains(ExtractWords, page.Text, StringComparison.Ordinal));
    }

    /// <summary>The writer composes texts, so the composed forms of U+2329 and U+212B need glyphs.</summary>
    [Fact]
    public void Search_InTheFilter_IsPrintedInItsComposedForm()
    {
        var words = Words(Read(Request(BuiltIn, Filter("q=\u2329\u212B"))));

        Assert.StartsWith(
            "search: “[U+3008]\u00C5” (as entered by the person who requested this file).",
            words[words.IndexOf("search:", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
    }
}
