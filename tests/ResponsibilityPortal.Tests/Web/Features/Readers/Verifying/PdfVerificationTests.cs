using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

/// <summary>What this portal made is known to the last byte; what it did not make is never called its own.</summary>
public sealed class PdfVerificationTests
{
    private static readonly (string, string) Unsigned = ("Pdf:Signing", "off");

    [Theory]
    [InlineData("")]
    [InlineData("?party=customer&model=iaas")]
    [InlineData("?by=demo")]
    [InlineData("?q=keys")]
    [InlineData("?paper=letter")]
    public async Task An_export_is_exactly_the_file_that_this_portal_gives(string query)
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(await host.FileAsync($"{VerifiedPortal.Export}{query}"));
        Assert.Equal(Verdict.Unchanged, found.Verdict);
        Assert.StartsWith("Unchanged: this is exactly the file that this portal gives. The sample matrix, version 1, in force. ", found.Headline, StringComparison.Ordinal);
        Assert.True(found.IsIdentical);
        Assert.All(found.Checks, check => Assert.Equal(CheckResult.Passed, check.Result));
        Assert.Equal(3, found.Checks.Count);
        Assert.StartsWith("In force since", found.Standing!.StateInWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsigned_export_is_known_too()
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        var found = await host.VerifyAsync(await host.FileAsync());
        Assert.Equal(Verdict.Unchanged, found.Verdict);
        Assert.Equal([CheckResult.Passed, CheckResult.NotPossible, CheckResult.Passed], found.Checks.Select(check => check.Result));
    }

    [Fact]
    public async Task An_unsigned_export_of_a_portal_that_signs_has_the_same_content_and_no_more()
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(await host.OfReleaseAsync(null, isSigned: false));
        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith("The same content as this portal gives, but without the signature that it puts on its files. The sample matrix, version 1, in force.", found.Headline, StringComparison.Ordinal);
        Assert.Equal([CheckResult.Passed, CheckResult.NotPossible, CheckResult.Passed], found.Checks.Select(check => check.Result));
    }

    [Fact]
    public async Task What_another_runtime_has_compressed_says_the_same()
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        var found = await host.VerifyAsync(new RecompressedPdf(await host.FileAsync()).Make());
        Assert.Equal((Verdict.Unchanged, false), (found.Verdict, found.IsIdentical));
        Assert.StartsWith("Unchanged: the same pages and content", found.Headline, StringComparison.Ordinal);
        Assert.Equal(1, found.Standing!.Number);
    }

    [Fact]
    public async Task What_was_signed_and_then_compressed_anew_is_altered()
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(new RecompressedPdf(await host.FileAsync()).Make());
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Equal(["how its parts are compressed"], found.Places);
    }

    /// <summary>A second document that other readers show, or a claim that stands where nobody else looks for it.</summary>
    [Theory]
    [InlineData("", "900001 0 obj\n<</Type/Catalog/Pages 900002 0 R>>\nendobj\n", "/#50rev 99/#52oot 900001 0 R")]
    [InlineData("", "900001 0 obj\n<</Type/Catalog/Pages 900002 0 R>>\nendobj\n", "")]
    [InlineData("%<dc:source>http://x/</dc:source>\n", "", "")]
    public async Task What_is_hidden_while_compressing_anew_is_found(string inHead, string beforeTable, string trailerEntries)
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        var found = await host.VerifyAsync(new RecompressedPdf(await host.FileAsync()) { InHead = inHead, BeforeTable = beforeTable, TrailerEntries = trailerEntries }.Make());
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.NotEmpty(found.Places);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<dc:source>https://elsewhere.example/matrices/other/versions/1/export.pdf</dc:source>")]
    public async Task Anybodys_signed_file_that_claims_nothing_of_ours_is_not_ours(string claim)
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(Encoding.Latin1.GetBytes($"%PDF-1.4\n{claim}\n5 0 obj\n<</Type/Sig/ByteRange[0 10 20 30]/Contents<00>>>\nendobj\nstartxref\n9\n%%EOF\n"));
        Assert.Equal(Verdict.NotOurs, found.Verdict);
        Assert.Equal("Nothing shows that this portal made this file.", found.Headline);
        Assert.All(found.Checks, check => Assert.Equal(CheckResult.NotPossible, check.Result));
    }

    [Fact]
    public async Task Of_content_that_was_published_again_the_version_it_names_counts()
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        await host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        await host.PublishAsync(Given.Matrix());
        var found = await host.VerifyAsync(await host.FileAsync("/matrices/sample/versions/3/export.pdf"));
        Assert.Equal((Verdict.Unchanged, 3), (found.Verdict, found.Standing!.Number));
    }

    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    public async Task One_flipped_byte_is_found_wherever_it_is(string signing)
    {
        await using var host = await VerifiedPortal.StartAsync(("Pdf:Signing", signing));
        var file = await host.FileAsync();
        var random = new Random(11);
        for (var run = 0; run < 60; run++)
        {
            var position = random.Next(file.Length);
            var found = await host.VerifyAsync(file.WithFlipped(position, (byte)(1 << random.Next(8))));
            Assert.True(found.Verdict is Verdict.Altered or Verdict.NotOurs, $"{position}: {found.Headline}");
        }
    }

    [Theory]
    [InlineData("on", "<dc:source>https://", "what the file says of itself (its metadata)")]
    [InlineData("off", "<dc:source>https://", "what the file says of itself (its metadata)")]
    [InlineData("off", "/versions/", "what the file says of itself (its metadata)")]
    [InlineData("off", "<pdf:Producer>", "what the file says of itself (its metadata)")]
    [InlineData("on", "/Type/EmbeddedFile/", "the attached JSON")]
    [InlineData("on", "/Type/Sig/", "the signature")]
    [InlineData("on", "/Contents<", "the signature")]
    [InlineData("off", "%PDF", "bytes outside of any part (the table that finds them, and between them)")]
    public async Task Where_it_was_flipped_is_named(string signing, string before, string place)
    {
        await using var host = await VerifiedPortal.StartAsync(("Pdf:Signing", signing));
        var file = await host.FileAsync();
        var found = await host.VerifyAsync(file.WithFlipped(file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(before)) + before.Length + 5));
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Equal([place], found.Places);
    }

    [Fact]
    public async Task What_is_put_behind_the_end_is_found()
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync([.. await host.FileAsync(), .. "\n1 0 obj\n<<>>\nendobj\n"u8]);
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Equal(["bytes behind the end of the file"], found.Places);
        Assert.Contains(found.Checks, check => check.Words.Contains("up to the last 21 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_another_portal_with_the_same_address_is_not_ours()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.File("other.pem"), TestCertificates.PemOf(TestCertificates.Somebody), TestContext.Current.CancellationToken);
        await using var other = await VerifiedPortal.StartAsync(("Pdf:Certificate", directory.File("other.pem")));
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(await other.FileAsync());
        Assert.Equal(Verdict.NotOurs, found.Verdict);
        Assert.Equal("Signed, but not by this portal.", found.Headline);
        Assert.Contains(found.Checks, check => check.Words.Contains("CN=Somebody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_only_says_that_it_is_ours_is_not()
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(SampleDocument.Make(source: $"{VerifiedPortal.PublicUrl}{VerifiedPortal.Export}"));
        Assert.Equal(Verdict.NotOurs, found.Verdict);
        Assert.DoesNotContain(found.Checks, check => check.Result == CheckResult.Passed);
    }

    [Fact]
    public async Task What_names_no_version_of_ours_is_not_ours()
    {
        await using var host = await VerifiedPortal.StartAsync();
        Assert.Equal(Verdict.NotOurs, (await host.VerifyAsync(SampleDocument.Make())).Verdict);
        Assert.Equal(Verdict.NotOurs, (await host.VerifyAsync("%PDF-1.4\nsomething else\n%%EOF\n"u8.ToArray())).Verdict);
    }

    [Fact]
    public async Task A_file_signed_with_an_earlier_key_stays_known()
    {
        using var data = new TemporaryDirectory();
        byte[] file;
        await using (var host = PortalHost.Start(data, null, ("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl)))
        {
            await host.PublishAsync(Given.Matrix());
            file = await host.FileAsync();
        }

        await File.WriteAllTextAsync(data.File("other.pem"), TestCertificates.PemOf(TestCertificates.Somebody), TestContext.Current.CancellationToken);
        await using var later = PortalHost.Start(data, null, ("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), ("Pdf:Certificate", data.File("other.pem")));
        var found = await later.VerifyAsync(file);
        Assert.Equal(Verdict.Unchanged, found.Verdict);
        Assert.StartsWith("Unchanged: this is exactly the file that this portal gives.", found.Headline, StringComparison.Ordinal);
        Assert.Equal(Verdict.Altered, (await later.VerifyAsync(file.WithFlipped(file.Length / 2))).Verdict);
    }

    [Theory]
    [InlineData("on", "Signed by this portal, with the content of this version attached; its pages could not be compared. The sample matrix, version 1, in force.")]
    [InlineData("off", "Not proven: ")]
    public async Task Of_a_file_of_an_earlier_release_it_is_said_that_its_pages_could_not_be_compared(string signing, string headline)
    {
        await using var host = await VerifiedPortal.StartAsync(("Pdf:Signing", signing));
        var found = await host.VerifyAsync(await host.OfReleaseAsync("Responsibility Portal 0.0.1", signing == "on"));
        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith(headline, found.Headline, StringComparison.Ordinal);
        Assert.Contains("Responsibility Portal 0.0.1", found.Checks[0].Words, StringComparison.Ordinal);
        Assert.Equal((CheckResult.NotPossible, CheckResult.Passed), (found.Checks[0].Result, found.Checks[2].Result));
    }

    /// <summary>The data was restored from before the version, and the same content published again under its number.</summary>
    [Theory]
    [InlineData("on", "Signed by this portal, but made from another publication of this version than the one stored here.")]
    [InlineData("off", "Not proven: ")]
    public async Task A_file_of_another_publication_of_a_version_is_told_from_one_of_the_version(string signing, string headline)
    {
        await using var before = await VerifiedPortal.StartAsync(("Pdf:Signing", signing));
        await using var restored = PortalHost.Start(("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), ("Pdf:Signing", signing));
        await restored.PublishAsync(Given.Matrix(), "For another reason.");

        var found = await restored.VerifyAsync(await before.FileAsync());

        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith(headline, found.Headline, StringComparison.Ordinal);
        Assert.Contains(before.Published.Find("sample")!.Latest.VersionHash, found.Checks[^1].Words, StringComparison.Ordinal);
        Assert.Contains(restored.Published.Find("sample")!.Latest.VersionHash, found.Checks[^1].Words, StringComparison.Ordinal);
        Assert.Equal(("Version record", CheckResult.Failed), (found.Checks[^1].Name, found.Checks[^1].Result));
    }

    /// <summary>After a restore, the versions were published again in another order.</summary>
    [Fact]
    public async Task A_signed_file_whose_content_is_that_of_another_version_is_said_to_have_it()
    {
        await using var before = await VerifiedPortal.StartAsync();
        await using var restored = PortalHost.Start(("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl));
        await restored.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        await restored.PublishAsync(Given.Matrix());

        var found = await restored.VerifyAsync(await before.FileAsync());

        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith("Signed by this portal, but what it holds is version 2 of the matrix “sample”, and not the version that it names.", found.Headline, StringComparison.Ordinal);
        Assert.Contains("is the content of version 2 of the matrix “sample”", found.Checks[2].Words, StringComparison.Ordinal);
    }

    /// <summary>A changed address can be that of another export, or of none. The cover links to the right one.</summary>
    [Theory]
    [InlineData("", "/versions/1", 3)]
    [InlineData("?model=iaas", "model=iaas", 1)]
    [InlineData("?by=demo", "by=demo", 1)]
    [InlineData("?paper=letter", "paper=letter", 1)]
    [InlineData("?paper=letter", "paper=l", 2)]
    public async Task Where_only_the_address_was_changed_no_page_is_named(string query, string until, byte mask)
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        await host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        var file = await host.FileAsync($"{VerifiedPortal.Export}{query}");
        var source = file.AsSpan().IndexOf("<dc:source>"u8);

        var found = await host.VerifyAsync(file.WithFlipped(source + file.AsSpan(source).IndexOf(Encoding.ASCII.GetBytes(until)) + until.Length - 1, mask));

        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Equal(["what the file says of itself (its metadata)"], found.Places);
        Assert.Equal(1, found.Standing!.Number);
    }

    [Fact]
    public async Task Of_a_superseded_version_it_is_said_by_which_and_what_changed()
    {
        await using var host = await VerifiedPortal.StartAsync();
        var file = await host.FileAsync();
        await host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        var found = await host.VerifyAsync(file);
        Assert.Equal(Verdict.Unchanged, found.Verdict);
        Assert.StartsWith("Superseded: version 2 is in force since", found.Standing!.StateInWords, StringComparison.Ordinal);
        Assert.StartsWith("What has changed since: 1 duty becomes yours", found.Standing.Changes, StringComparison.Ordinal);
        Assert.Equal("/matrices/sample/compare?from=1&to=2", found.Standing.Comparison);
    }

    [Fact]
    public async Task Of_an_announced_version_it_is_said_from_when_it_applies()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
        await using var host = PortalHost.Start(null, clock, ("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl));
        await host.PublishAsync(Given.Matrix());
        await host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug), inForceFrom: clock.GetUtcNow().AddDays(3));
        var found = await host.VerifyAsync(await host.FileAsync("/matrices/sample/versions/2/export.pdf"));
        Assert.StartsWith("Announced; not yet in force: it applies from 2026-11-04 00:00 UTC.", found.Standing!.StateInWords, StringComparison.Ordinal);
        Assert.StartsWith("Against the version in force: 1 duty becomes yours", found.Standing.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_say_something_else_are_named()
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        await using var forger = PortalHost.Start(("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), Unsigned);
        await forger.PublishAsync(Given.Matrix().Moving("keys", "saas", Given.Provider));
        var found = await host.VerifyAsync(await forger.FileAsync());
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Contains(found.Places, place => place.StartsWith("page ", StringComparison.Ordinal));
        Assert.Contains("the attached JSON", found.Places);
        Assert.Equal(CheckResult.Failed, found.Checks[2].Result);
    }

    /// <summary>Whoever has a key can sign anything; what this release makes of the version is known all the same.</summary>
    [Theory]
    [InlineData("in use")]
    [InlineData("used before")]
    public async Task Altered_pages_are_named_whatever_key_of_the_portal_signed_them(string key)
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
            await File.WriteAllTextAsync(data.File("other.pem"), TestCertificates.PemOf(TestCertificates.Somebody), TestContext.Current.CancellationToken);
            settings = [.. settings, ("Pdf:Certificate", data.File("other.pem"))];
        }

        await using var host = PortalHost.Start(data, null, settings);
        var forged = await SignedByAsync(host, TestCertificates.Portal, Given.Matrix().Moving("keys", "saas", Given.Provider));

        var found = await host.VerifyAsync(forged);

        Assert.Equal((Verdict.Altered, false), (found.Verdict, found.IsIdentical));
        Assert.StartsWith("Altered: a key of this portal signed this file, but this is not the file that this portal gives", found.Headline, StringComparison.Ordinal);
        Assert.Contains(found.Places, place => place.StartsWith("page ", StringComparison.Ordinal));
    }

    /// <summary>Someone who can write files adds a certificate to those by which the portal knows its files.</summary>
    [Fact]
    public async Task A_certificate_that_was_put_into_the_file_of_certificates_vouches_for_nothing()
    {
        using var data = new TemporaryDirectory();
        (string, string)[] settings = [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl)];
        await using (var before = PortalHost.Start(data, null, settings))
        {
            await before.PublishAsync(Given.Matrix());
            await before.FileAsync();
        }

        await File.AppendAllTextAsync(data.File("keys/signing-certificates.pem"), TestCertificates.Somebody.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await using var host = PortalHost.Start(data, null, settings);

        var found = await host.VerifyAsync(await SignedByAsync(host, TestCertificates.Somebody, Given.Matrix().Moving("keys", "saas", Given.Provider)));

        Assert.Equal((Verdict.NotOurs, "Signed, but not by this portal."), (found.Verdict, found.Headline));
        Assert.DoesNotContain(CertificateText.FingerprintOf(TestCertificates.Somebody), await host.ReadAsync("/signing-certificate.pem"), StringComparison.Ordinal);
        var finding = await host.Services.GetRequiredService<EvidenceCheck>().RunAsync(null, TestContext.Current.CancellationToken);
        Assert.Contains(finding.Report.Faults, fault => fault.Part == ProofPart.Certificate && fault.Sentence.Contains(CertificateText.FingerprintOf(TestCertificates.Somebody), StringComparison.Ordinal));

        var opinion = await SecondVerifier.RunAsync("--store", StoreFile.In(data.Path), "--certificates", data.File("keys/signing-certificates.pem"));
        Assert.Contains($"has a certificate that the log does not record, SHA-256 {RecordedCertificates.FingerprintOf(TestCertificates.Somebody)}", opinion.Said, StringComparison.Ordinal);
        Assert.Contains($"the log records the certificate {RecordedCertificates.FingerprintOf(TestCertificates.Portal)}", opinion.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true, "Complete: all 3 responsibilities.")]
    [InlineData("?paper=letter", true, "Complete: all 3 responsibilities.")]
    [InlineData("?model=saas", false, "An extract: all 3 responsibilities, SaaS only.")]
    public async Task How_much_of_the_version_it_shows_is_said_first(string query, bool isComplete, string words)
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(await host.FileAsync($"{VerifiedPortal.Export}{query}"));
        Assert.Equal(new FileExtent(isComplete, words), found.Extent);
        Assert.EndsWith(words, found.Headline, StringComparison.Ordinal);
    }

    /// <summary>An operator can have people named by role on what readers get; files from before that was set are as good.</summary>
    [Fact]
    public async Task A_file_that_names_people_as_the_portal_did_before_is_unchanged()
    {
        using var data = new TemporaryDirectory();
        (string, string)[] settings = [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl)];
        byte[] file;
        await using (var before = PortalHost.Start(data, null, settings))
        {
            await before.PublishAsync(Given.Matrix());
            await before.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
            file = await before.FileAsync("/matrices/sample/versions/2/export.pdf");
        }

        await using var later = PortalHost.Start(data, null, [.. settings, ("Portal:PeopleOnReaderPages", "roles")]);
        Assert.NotEqual(file, await later.FileAsync("/matrices/sample/versions/2/export.pdf"));
        Assert.Equal((Verdict.Unchanged, true), (await later.VerifyAsync(file)) is var found ? (found.Verdict, found.IsIdentical) : default);
    }

    /// <summary>The export of version 1 with pages that say something else, signed with a key.</summary>
    private static async Task<byte[]> SignedByAsync(PortalHost host, X509Certificate2 certificate, Matrix pages)
    {
        var versions = host.Published.Find("sample")!;
        var published = Assert.IsType<VersionContent.Intact>(await host.Published.LoadAsync(versions.Latest)).Published;
        var forged = new PublishedMatrix(published.Version, pages, published.Content);
        var prepared = await host.Services.GetRequiredService<ReportSources>().PrepareAsync(
            forged, versions, versions.Checkpoints[versions.Latest.Number], new ReportWish(MatrixFilter.None, ReportPaper.A4, null), new ReportSignature.Made(certificate));
        return Assert.IsType<ReportOutcome.Written>(AuditReport.Write(Assert.IsType<ReportPreparation.Ready>(prepared).Request, TestContext.Current.CancellationToken)).Bytes;
    }
}
