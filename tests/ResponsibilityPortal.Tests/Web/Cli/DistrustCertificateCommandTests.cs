using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Cli;

[Collection(ConsoleUse.Name)]
public sealed class DistrustCertificateCommandTests
{
    /// <summary>A key was stolen and changed. What only it vouches for is not told to be unchanged; what the portal still gives is.</summary>
    [Fact]
    public async Task A_file_that_only_a_distrusted_key_vouches_for_is_not_told_to_be_unchanged()
    {
        using var data = new TemporaryDirectory();
        (string, string)[] settings = [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl)];
        byte[] genuine;
        byte[] ofOtherRelease;
        await using (var before = PortalHost.Start(data, null, settings))
        {
            await before.PublishAsync(Given.Matrix());
            genuine = await before.FileAsync();
            ofOtherRelease = await before.OfReleaseAsync("Responsibility Portal 0.0.1", isSigned: true);
        }

        var (code, _) = await ConsoleUse.RunAsync(
            "distrust-certificate", CertificateText.FingerprintOf(TestCertificates.Portal), "--from", "2026-11-29", "--reason", "Stolen.", $"--Portal:DataDirectory={data.Path}");
        Assert.Equal(0, code);
        await File.WriteAllTextAsync(data.File("other.pem"), TestCertificates.PemOf(TestCertificates.Somebody), TestContext.Current.CancellationToken);
        await using var host = PortalHost.Start(data, null, [.. settings, ("Pdf:Certificate", data.File("other.pem"))]);

        var found = await host.VerifyAsync(ofOtherRelease);

        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith("Signed with a key that is not trusted from 2026-11-29 00:00 UTC on;", found.Headline, StringComparison.Ordinal);
        Assert.Equal(Verdict.Unchanged, (await host.VerifyAsync(genuine)).Verdict);
        var offered = await host.ReadAsync("/signing-certificate.pem");
        Assert.Contains("NOT TRUSTED from 2026-11-29 00:00 UTC on", offered, StringComparison.Ordinal);
        await File.WriteAllTextAsync(data.File("offered.pem"), offered, TestContext.Current.CancellationToken);
        var opinion = await SecondVerifier.RunAsync("--store", StoreFile.In(data.Path), "--certificates", data.File("offered.pem"));
        Assert.Contains(
            $"the log records the certificate {RecordedCertificates.FingerprintOf(TestCertificates.Portal)}, and that it is not trusted from 2026-11-29T00:00:00.000Z on", opinion.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Distrusting_the_certificate_in_use_stops_exports_and_says_so()
    {
        using var data = new TemporaryDirectory();
        await using (var before = PortalHost.Start(data, null, ("Portal:Seed", "none")))
        {
            await before.PublishAsync(Given.Matrix());
        }

        var (code, said) = await RunAsync(data, CertificateText.FingerprintOf(TestCertificates.Portal).ToLowerInvariant(), "--from", "2026-11-29");

        Assert.Equal(0, code);
        Assert.Contains("It is the one in use", said, StringComparison.Ordinal);
        await using var host = PortalHost.Start(data, null, ("Portal:Seed", "none"));
        Assert.Contains("is not trusted from 2026-11-29 00:00 UTC on", await host.ReadAsync(VerifiedPortal.Export, System.Net.HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
    }

    /// <summary>An entry vouches for the certificate that it holds. One of its name alone is none, and one that is not trusted stays so.</summary>
    [Fact]
    public async Task The_second_verifier_knows_a_certificate_only_by_an_entry_that_holds_it()
    {
        using var data = new TemporaryDirectory();
        await using var host = PortalHost.Start(data, null, ("Portal:Seed", "none"));
        var fingerprint = RecordedCertificates.FingerprintOf(TestCertificates.Somebody);
        var distrusted = new CertificateDistrusted(fingerprint, new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero));
        await File.WriteAllTextAsync(data.File("somebody.pem"), TestCertificates.Somebody.ExportCertificatePem(), TestContext.Current.CancellationToken);

        await RecordAsync(distrusted, Added(TestCertificates.Portal));
        Assert.Contains($"has a certificate that the log does not record, SHA-256 {fingerprint}", await SaidAsync(), StringComparison.Ordinal);

        await RecordAsync(Added(TestCertificates.Somebody), distrusted, Added(TestCertificates.Somebody));
        Assert.Contains($"the log records the certificate {fingerprint}, and that it is not trusted from 2026-11-29T00:00:00.000Z on", await SaidAsync(), StringComparison.Ordinal);

        CertificateAdded Added(X509Certificate2 holds) => new(fingerprint, Convert.ToBase64String(holds.RawData), WasFound: false);

        async Task RecordAsync(params AuditFact[] facts)
        {
            foreach (var fact in facts)
            {
                await host.Services.GetRequiredService<Writer>().RecordAccessAsync(fact, new Change(Actor.Operator, Guid.CreateVersion7(), null), TestContext.Current.CancellationToken);
            }
        }

        async Task<string> SaidAsync() => (await SecondVerifier.RunAsync("--store", StoreFile.In(data.Path), "--certificates", data.File("somebody.pem"))).Said;
    }

    [Theory]
    [InlineData(1, "The log knows no certificate with the fingerprint 'AB:CD'. It knows ", "AB:CD", "--from", "2026-11-29")]
    [InlineData(2, "'yesterday' is not a time.", "AB:CD", "--from", "yesterday")]
    [InlineData(2, "--from", "AB:CD")]
    public async Task What_is_missing_or_wrong_is_said_and_nothing_recorded(int expected, string words, params string[] arguments)
    {
        using var data = new TemporaryDirectory();
        await using (PortalHost.Start(data, null, ("Portal:Seed", "none")))
        {
        }

        var (code, said) = await RunAsync(data, arguments);

        Assert.Equal(expected, code);
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Said)> RunAsync(TemporaryDirectory data, params string[] arguments) =>
        ConsoleUse.RunAsync(["distrust-certificate", .. arguments, $"--Portal:DataDirectory={data.Path}"]);
}
