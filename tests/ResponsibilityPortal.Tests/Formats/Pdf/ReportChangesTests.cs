using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using static ResponsibilityPortal.Tests.Formats.Pdf.ReportSamples;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>What changed since an earlier version.</summary>
public sealed class ReportChangesTests
{
    [Fact]
    public void Changes_OfAFirstVersion_SayThatThereIsNoEarlierOne() =>
        Assert.Contains("This is the first version of the matrix.", Words(Read(Request(BuiltIn))), StringComparison.Ordinal);

    [Fact]
    public void Changes_SinceThePreviousAndARequestedVersion_AreListed()
    {
        var first = Version(Given.Matrix(), 1, "First.");
        var second = Version(Given.Matrix().Moving("keys", "saas", "customer"), 2, "Keys move.");
        var third = Version(second.Matrix, 3, "The same again.");
        var fourth = Version(second.Matrix.Without("backup"), 4, "No backups.");

        var since = Words(Read(Request(fourth) with { Earlier = [first, second, third], Since = 1 }));
        var before = Words(Read(Request(fourth) with { Earlier = [third] }));

        Assert.Contains(
            "Since version 3, the version before Version 4, 2026-03-04 10:00 UTC: published by Ada Approver; approved by Grace Second. "
                + "No backups.",
            since,
            StringComparison.Ordinal
        );
        Assert.Contains("Make backups retired", since, StringComparison.Ordinal);
        Assert.Contains("Since version 1, all together", since, StringComparison.Ordinal);
        Assert.Contains(
            "Version 2 Version 2, 2026-03-02 10:00 UTC: published by Ada Approver; approved by Grace Second. Keys move.",
            since,
            StringComparison.Ordinal
        );
        Assert.Contains("Keep keys SaaS: accountable party Vendor Customer", since, StringComparison.Ordinal);
        Assert.Contains("The same again. No change: the content is the same.", since, StringComparison.Ordinal);
        Assert.Contains("Make backups retired", before, StringComparison.Ordinal);
        Assert.DoesNotContain("Keys move.", before, StringComparison.Ordinal);
        Assert.DoesNotContain("all together", before, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_OfContentInAnotherOrder_ListWhatMoved()
    {
        var first = Version(Given.Matrix(), 1);
        var turned = Version(Given.Matrix() with { Domains = Given.Matrix().Domains.Reverse().ToValueList() }, 2);

        var words = Words(Read(Request(turned) with { Earlier = [first] }));

        Assert.Contains("place of domain data position 2, after \u201CAccess\u201D position 1", words, StringComparison.Ordinal);
        Assert.DoesNotContain("No change", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WithChanges_ConformsToBothStandards()
    {
        var first = Version(Given.Matrix(), 1);
        var second = Version(Given.Matrix().Moving("keys", "saas", "customer").WithColumn("own", "Own", "customer"), 2);
        var third = Version(Given.Matrix().Without("keys"), 3);

        Assert.Empty(PdfConformance.Check(Write(Request(third) with { Earlier = [first, second], Since = 1 })));
    }

    [Fact]
    public void Changes_FromATextWithoutGlyphs_ArePrinted()
    {
        var before = Version(Given.Matrix().Changing(row => row.Slug == "keys" ? row with { Title = "Keep \u05D0 keys" } : row), 1);

        var words = Words(Read(Request(Version(Given.Matrix(), 2)) with { Earlier = [before] }));

        Assert.Contains("title Keep [U+05D0] keys Keep keys", words, StringComparison.Ordinal);
    }
}
