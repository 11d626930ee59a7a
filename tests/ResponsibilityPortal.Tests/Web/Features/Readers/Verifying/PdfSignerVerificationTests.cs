using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

/// <summary>A file that this portal did not sign is never accepted as its own.</summary>
public sealed class PdfSignerVerificationTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<dc:source>https://elsewhere.example/matrices/other/versions/1/export.pdf</dc:source>")]
    public async Task Check_SignedFileOfSomeoneElse_IsNotOurs(string claim)
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(
            Encoding.Latin1.GetBytes(
                $"%PDF-1.4\n{claim}\n5 0 obj\n<</Type/Sig/ByteRange[0 10 20 30]/Contents<00>>>\nendobj\nstartxref\n9\n%%EOF\n"
            )
        );
        Assert.Equal(Verdict.NotOurs, found.Verdict);
        Assert.Equal("Nothing shows that this portal made this file.", found.Headline);
        Assert.All(found.Checks, check => Assert.Equal(CheckResult.NotPossible, check.Result));
    }

    [Fact]
    public async Task Check_FileOfAnotherPortalAtTheSameAddress_IsNotOurs()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(
            directory.File("other.pem"),
            TestCertificates.PemOf(TestCertificates.Somebody),
            TestContext.Current.CancellationToken
        );
        await using var other = await VerifiedPortal.StartAsync(("Pdf:Certificate", directory.File("other.pem")));
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(await other.FileAsync());
        Assert.Equal(Verdict.NotOurs, found.Verdict);
        Assert.Equal(EvidenceTexts.SignedByOthers, found.Headline);
        Assert.Contains(found.Checks, check => check.Words.Contains("CN=Somebody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_FileThatOnlyClaimsOurAddress_IsNotOurs()
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(SampleDocument.Make(source: $"{VerifiedPortal.PublicUrl}{VerifiedPortal.Export}"));
        Assert.Equal(Verdict.NotOurs, found.Verdict);
        Assert.DoesNotContain(found.Checks, check => check.Result == CheckResult.Passed);
    }

    [Fact]
    public async Task Check_FileThatNamesNoVersion_IsNotOurs()
    {
        await using var host = await VerifiedPortal.StartAsync();
        Assert.Equal(Verdict.NotOurs, (await host.VerifyAsync(SampleDocument.Make())).Verdict);
        Assert.Equal(Verdict.NotOurs, (await host.VerifyAsync("%PDF-1.4\nsomething else\n%%EOF\n"u8.ToArray())).Verdict);
    }

    [Fact]
    public async Task Check_FileOfAnEarlierKey_IsUnchanged()
    {
        using var data = new TemporaryDirectory();
        byte[] file;
        await using (var host = PortalHost.Start(data, null, ("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl)))
        {
            await host.PublishAsync(Given.Matrix());
            file = await host.FileAsync();
        }

        await File.WriteAllTextAsync(
            data.File("other.pem"),
            TestCertificates.PemOf(TestCertificates.Somebody),
            TestContext.Current.CancellationToken
        );
        await using var later = PortalHost.Start(
            data,
            null,
            ("Portal:Seed", "none"),
            ("Portal:PublicUrl", VerifiedPortal.PublicUrl),
            ("Pdf:Certificate", data.File("other.pem"))
        );
        var found = await later.VerifyAsync(file);
        Assert.Equal(Verdict.Unchanged, found.Verdict);
        Assert.StartsWith(VerdictSentences.Identical, found.Headline, StringComparison.Ordinal);
        Assert.Equal(Verdict.Altered, (await later.VerifyAsync(file.WithFlipped(file.Length / 2))).Verdict);
    }

    /// <summary>A stolen key can sign anything, but the pages are still compared with what this release exports.</summary>
    [Theory]
    [InlineData("in use")]
    [InlineData("used before")]
    public async Task Check_AlteredPagesSignedWithAnyKey_NamesThem(string key)
    {
        using var data = new TemporaryDirectory();
        (string, string)[] settings = [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl)];
        await using (var before = PortalHost.Start(data, null, settings))
        {
            await before.PublishAsync(Given.Matrix());
            await before.FileAsync();
        }

        if (key == "used before")
        {
            await File.WriteAllTextAsync(
                data.File("other.pem"),
                TestCertificates.PemOf(TestCertificates.Somebody),
                TestContext.Current.CancellationToken
            );
            settings = [.. settings, ("Pdf:Certificate", data.File("other.pem"))];
        }

        await using var host = PortalHost.Start(data, null, settings);
        var forged = await SignedByAsync(host, TestCertificates.Portal, Given.Matrix().Moving("keys", "saas", Given.Provider));

        var found = await host.VerifyAsync(forged);

        Assert.Equal((Verdict.Altered, false), (found.Verdict, found.IsIdentical));
        Assert.StartsWith(
            "Altered: a key of this portal signed this file, but this is not the file that this portal exports",
            found.Headline,
            StringComparison.Ordinal
        );
        Assert.Contains(found.Places, place => place.StartsWith("page ", StringComparison.Ordinal));
    }

    /// <summary>An attacker who can write files adds a certificate to those that the portal trusts for its own files.</summary>
    [Fact]
    public async Task Check_WithACertificateAddedToTheFileOnly_IsNotOurs()
    {
        using var data = new TemporaryDirectory();
        (string, string)[] settings = [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl)];
        await using (var before = PortalHost.Start(data, null, settings))
        {
            await before.PublishAsync(Given.Matrix());
            await before.FileAsync();
        }

        await File.AppendAllTextAsync(
            data.File("keys/signing-certificates.pem"),
            TestCertificates.Somebody.ExportCertificatePem(),
            TestContext.Current.CancellationToken
        );
        await using var host = PortalHost.Start(data, null, settings);

        var found = await host.VerifyAsync(
            await SignedByAsync(host, TestCertificates.Somebody, Given.Matrix().Moving("keys", "saas", Given.Provider))
        );

        Assert.Equal((Verdict.NotOurs, EvidenceTexts.SignedByOthers), (found.Verdict, found.Headline));
        Assert.DoesNotContain(
            CertificateText.FingerprintOf(TestCertificates.Somebody),
            await host.ReadAsync("/signing-certificate.pem"),
            StringComparison.Ordinal
        );
        var finding = await host.Services.GetRequiredService<EvidenceCheck>().RunAsync(null, TestContext.Current.CancellationToken);
        Assert.Contains(
            finding.Report.Faults,
            fault =>
                fault.Part == ProofPart.Certificate
                && fault.Sentence.Contains(CertificateText.FingerprintOf(TestCertificates.Somebody), StringComparison.Ordinal)
        );

        var opinion = await SecondVerifier.RunAsync(
            "--store",
            await StoreOfRun.FileOfAsync(data.Path),
            "--certificates",
            data.File("keys/signing-certificates.pem")
        );
        Assert.Contains(
            $"has a certificate that the log does not record, SHA-256 {RecordedCertificates.FingerprintOf(TestCertificates.Somebody)}",
            opinion.Said,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"the log records the certificate {RecordedCertificates.FingerprintOf(TestCertificates.Portal)}",
            opinion.Said,
            StringComparison.Ordinal
        );
    }

    /// <summary>Returns the export of version 1 with other content on its pages, signed with a key.</summary>
    private static async Task<byte[]> SignedByAsync(PortalHost host, X509Certificate2 certificate, Matrix pages)
    {
        var versions = host.Published.Find("sample")!;
        var published = Assert.IsType<VersionContent.Intact>(await host.Published.LoadAsync(versions.Latest)).Published;
        var forged = new PublishedMatrix(published.Version, pages, published.Content);
        var prepared = await host
            .Services.GetRequiredService<ReportSources>()
            .PrepareAsync(
                forged,
                versions,
                new ConfirmedCheckpoint(versions.Checkpoints[versions.Latest.Number], []),
                new ReportOptions(MatrixFilter.None, ReportPaper.A4, null),
                new ReportSignature.Made(certificate)
            );
        return Assert
            .IsType<ReportOutcome.Written>(
                AuditReport.Write(Assert.IsType<ReportPreparation.Ready>(prepared).Request, TestContext.Current.CancellationToken)
            )
            .Bytes;
    }
}
