using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using static ResponsibilityPortal.Tests.Formats.Pdf.ReportSamples;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>What the cover says, and the checkpoint of the publication.</summary>
public sealed class ReportCoverTests
{
    private const string ExtractWords = "Extract, not complete";

    [Fact]
    public void Cover_NamesIssuerPublisherAndApprover()
    {
        var version = Version(Given.Matrix(), 3, "Keys move.");

        var words = Words(Read(Request(version)));

        Assert.StartsWith("The sample matrix Responsibility matrix, version 3", words, StringComparison.Ordinal);
        foreach (
            var said in new[]
            {
                "Issuer Somebody",
                "Standing example",
                "In force since 2026-03-03 10:00 UTC",
                "by Ada Approver",
                "Approved by Grace Second",
                "Why this version Keys move.",
                $"Version hash {version.Version.VersionHash}",
                $"Content hash {version.Version.ContentHash}",
                "Filter None: this is the whole matrix.",
                "https://portal.example/matrices/sample/versions/3",
            }
        )
        {
            Assert.Contains(said, words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(ExtractWords, words, StringComparison.Ordinal);
        Assert.Contains("Approval none (imported)", Words(Read(Request(BuiltIn))), StringComparison.Ordinal);
    }

    [Fact]
    public void QrCodeAndPicture_HaveDescriptions()
    {
        var figures = Read(Request(BuiltIn)).All("Figure").Select(figure => figure.Attributes["Alt"]).ToList();

        Assert.Equal("QR code with the address of this version: https://portal.example/matrices/yugabytedb/versions/1", figures[0]);
        Assert.StartsWith(
            "Number of duties that each party is accountable for, of 69 duties in 14 domains. SaaS: Public cloud provider 6, Yugabyte "
                + "32, Customer 31.",
            figures[1],
            StringComparison.Ordinal
        );
        Assert.Contains("Physical security (4): SaaS Public cloud provider 4;", figures[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Cover_OfAnAnnouncedVersion_DoesNotSayInForceSince()
    {
        var version = Version(Given.Matrix(), 3);
        var announced = new PublishedMatrix(
            version.Version with
            {
                InForceFrom = version.Version.PublishedAt.AddDays(30),
            },
            version.Matrix,
            version.Content
        );

        var picture = Read(Request(announced)).All("Figure").Select(figure => figure.Attributes["Alt"]).Last();

        Assert.Contains("Version 3, in force from 2026-04-02, as announced.", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("in force since", Words(Read(Request(announced))), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>With the printed checkpoint, the holder of the file can verify the portal's log later.</summary>
    [Fact]
    public void Checkpoint_OfThePublication_IsPrintedLineByLine()
    {
        var checkpoint = Checkpoint();
        var bytes = Write(Request(BuiltIn) with { Checkpoint = checkpoint });
        Assert.Empty(PdfConformance.Check(bytes));
        var words = Words(PdfTags.Read(bytes));
        Assert.Contains("at entry 7 of content and entry 3 of access", words, StringComparison.Ordinal);
        Assert.Contains("https://portal.example/checkpoints.txt", words, StringComparison.Ordinal);
        Assert.All(
            checkpoint.Note.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Contains(line, words, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("The portal's log at the publication", Words(Read(Request(BuiltIn))), StringComparison.Ordinal);
    }
}
