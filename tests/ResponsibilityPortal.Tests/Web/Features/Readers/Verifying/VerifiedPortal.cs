using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

/// <summary>Exports files and checks them.</summary>
internal static class VerifiedPortal
{
    public const string PublicUrl = "https://trust.example";

    /// <summary>Generous, because the machine can be busy with other tests.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(3);

    public const string Export = "/matrices/sample/versions/1/export.pdf";

    /// <summary>Starts a portal with one version of the small matrix.</summary>
    public static async Task<PortalHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = PortalHost.Start([("Portal:Seed", "none"), ("Portal:PublicUrl", PublicUrl), .. settings]);
        await host.PublishAsync(Given.Matrix());
        return host;
    }

    public static async Task<byte[]> FileAsync(this PortalHost host, string address = Export)
    {
        using var response = await host.GetAsync(address);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public static Task<Verification> VerifyAsync(this PortalHost host, byte[] file) =>
        host.Services.GetRequiredService<FileVerifier>().VerifyAsync(file, TimeLimit, TestContext.Current.CancellationToken);

    /// <summary>Returns the export as another release of the portal would make it.</summary>
    /// <param name="release">Null for this one.</param>
    public static Task<byte[]> OfReleaseAsync(this PortalHost host, string? release, bool isSigned) =>
        host.OfReleaseAsync(release, isSigned ? new ReportSignature.Made(TestCertificates.Portal) : null);

    /// <summary>Returns the export with a given signature and given confirmations of witnesses.</summary>
    public static async Task<byte[]> OfReleaseAsync(
        this PortalHost host,
        string? release,
        ReportSignature? signature,
        params WitnessConfirmation[] confirmations
    )
    {
        var versions = host.Published.Find("sample")!;
        var published = Assert.IsType<VersionContent.Intact>(await host.Published.LoadAsync(versions.Latest)).Published;
        var prepared = await host
            .Services.GetRequiredService<ReportSources>()
            .PrepareAsync(
                published,
                versions,
                new ConfirmedCheckpoint(versions.Checkpoints[versions.Latest.Number], [.. confirmations]),
                new ReportOptions(MatrixFilter.None, ReportPaper.A4, null),
                signature
            );
        var request = Assert.IsType<ReportPreparation.Ready>(prepared).Request;
        request = request with { Release = release ?? request.Release };
        return Assert.IsType<ReportOutcome.Written>(AuditReport.Write(request, TestContext.Current.CancellationToken)).Bytes;
    }
}
