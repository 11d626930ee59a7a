using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Cli;

public sealed class DistrustCertificateCommandTests
{
    /// <summary>
    /// A key was stolen and rotated. Files that only this key confirms aren't reported as unchanged; files that the portal can regenerate
    /// are.
    /// </summary>
    [Fact]
    public async Task VerifyFile_ConfirmedOnlyByADistrustedKey_IsNotReportedAsUnchanged()
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
            "distrust-certificate",
            CertificateText.FingerprintOf(TestCertificates.Portal),
            "--from",
            "2026-11-29",
            "--reason",
            "Stolen.",
            $"--Portal:DataDirectory={data.Path}"
        );
        Assert.Equal(0, code);
        await File.WriteAllTextAsync(
            data.File("other.pem"),
            TestCertificates.PemOf(TestCertificates.Somebody),
            TestContext.Current.CancellationToken
        );
        await using var host = PortalHost.Start(data, null, [.. settings, ("Pdf:Certificate", data.File("other.pem"))]);

        var found = await host.VerifyAsync(ofOtherRelease);

        Assert.Equal(Verdict.CannotTell, found.Verdict);
        Assert.StartsWith("Signed with a key that is not trusted from 2026-11-29 00:00 UTC on;", found.Headline, StringComparison.Ordinal);
        Assert.Equal(Verdict.Unchanged, (await host.VerifyAsync(genuine)).Verdict);
        var offered = await host.ReadAsync("/signing-certificate.pem");
        Assert.Contains("NOT TRUSTED from 2026-11-29 00:00 UTC on", offered, StringComparison.Ordinal);
        await File.WriteAllTextAsync(data.File("offered.pem"), offered, TestContext.Current.CancellationToken);
        var store = await StoreOfRun.FileOfAsync(data.Path);
        var opinion = await SecondVerifier.RunAsync("--store", store, "--certificates", data.File("offered.pem"));
        Assert.Contains(
            $"the log records the certificate {RecordedCertificates.FingerprintOf(TestCertificates.Portal)}, and that it is not trusted "
                + "from 2026-11-29T00:00:00.000Z on",
            opinion.Said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Distrust_TheCertificateInUse_StopsExportsAndSaysSo()
    {
        using var data = new TemporaryDirectory();
        await using (var before = PortalHost.Start(data, null, ("Portal:Seed", "none")))
        {
            await before.PublishAsync(Given.Matrix());
        }

        var (code, said) = await RunAsync(
            data,
            CertificateText.FingerprintOf(TestCertificates.Portal).ToLowerInvariant(),
            "--from",
            "2026-11-29"
        );

        Assert.Equal(0, code);
        Assert.Contains("It is the certificate in use", said, StringComparison.Ordinal);
        await using var host = PortalHost.Start(data, null, ("Portal:Seed", "none"));
        Assert.Contains(
            "is not trusted from 2026-11-29 00:00 UTC on",
            await host.ReadAsync(VerifiedPortal.Export, System.Net.HttpStatusCode.ServiceUnavailable),
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// An entry proves only the certificate that it contains. An entry with only its name proves none, and a distrusted one stays
    /// distrusted.
    /// </summary>
    [Fact]
    public async Task SecondVerifier_Certificate_IsKnownOnlyByAnEntryThatContainsIt()
    {
        using var data = new TemporaryDirectory();
        await using var host = PortalHost.Start(data, null, ("Portal:Seed", "none"));
        var fingerprint = RecordedCertificates.FingerprintOf(TestCertificates.Somebody);
        var distrusted = new CertificateDistrusted(fingerprint, new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero));
        await File.WriteAllTextAsync(
            data.File("somebody.pem"),
            TestCertificates.Somebody.ExportCertificatePem(),
            TestContext.Current.CancellationToken
        );

        await RecordAsync(distrusted, Added(TestCertificates.Portal));
        Assert.Contains(
            $"has a certificate that the log does not record, SHA-256 {fingerprint}",
            await SaidAsync(),
            StringComparison.Ordinal
        );

        await RecordAsync(Added(TestCertificates.Somebody), distrusted, Added(TestCertificates.Somebody));
        Assert.Contains(
            $"the log records the certificate {fingerprint}, and that it is not trusted from 2026-11-29T00:00:00.000Z on",
            await SaidAsync(),
            StringComparison.Ordinal
        );

        CertificateAdded Added(X509Certificate2 holds) => new(fingerprint, Convert.ToBase64String(holds.RawData), WasFound: false);

        async Task RecordAsync(params AuditFact[] facts)
        {
            foreach (var fact in facts)
            {
                await host
                    .Services.GetRequiredService<Writer>()
                    .RecordAccessAsync(
                        fact,
                        new Change(Actor.Operator, Guid.CreateVersion7(), null),
                        TestContext.Current.CancellationToken
                    );
            }
        }

        async Task<string> SaidAsync()
        {
            var store = await StoreOfRun.FileOfAsync(data.Path);
            return (await SecondVerifier.RunAsync("--store", store, "--certificates", data.File("somebody.pem"))).Said;
        }
    }

    [Theory]
    [InlineData(1, "The log contains no certificate with the fingerprint 'AB:CD'. It contains ", "AB:CD", "--from", "2026-11-29")]
    [InlineData(2, "'yesterday' isn't a valid time.", "AB:CD", "--from", "yesterday")]
    [InlineData(2, "--from", "AB:CD")]
    public async Task Distrust_WithMissingOrInvalidArguments_IsRefusedAndRecordsNothing(
        int expected,
        string words,
        params string[] arguments
    )
    {
        using var data = new TemporaryDirectory();
        await using (PortalHost.Start(data, null, ("Portal:Seed", "none"))) { }

        var (code, said) = await RunAsync(data, arguments);

        Assert.Equal(expected, code);
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Said)> RunAsync(TemporaryDirectory data, params string[] arguments) =>
        ConsoleUse.RunAsync(["distrust-certificate", .. arguments, $"--Portal:DataDirectory={data.Path}"]);
}
