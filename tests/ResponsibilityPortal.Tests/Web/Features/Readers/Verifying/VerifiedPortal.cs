using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

/// <summary>Gives files away and checks them.</summary>
internal static class VerifiedPortal
{
    public const string PublicUrl = "https://trust.example";
    /// <summary>A machine that is busy with other tests takes its time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public const string Export = "/matrices/sample/versions/1/export.pdf";

    /// <summary>A portal with one version of the small matrix.</summary>
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
        host.Services.GetRequiredService<FileVerifier>().VerifyAsync(file, Patience, TestContext.Current.CancellationToken);

    /// <summary>The export as another release of the portal would have made it.</summary>
    /// <param name="release">Null for this one.</param>
    public static Task<byte[]> OfReleaseAsync(this PortalHost host, string? release, bool isSigned) =>
        host.OfReleaseAsync(release, isSigned ? new ReportSignature.Made(TestCertificates.Portal) : null);

    /// <summary>The same, signed in some way.</summary>
    public static async Task<byte[]> OfReleaseAsync(this PortalHost host, string? release, ReportSignature? signature)
    {
        var versions = host.Published.Find("sample")!;
        var published = Assert.IsType<VersionContent.Intact>(await host.Published.LoadAsync(versions.Latest)).Published;
        var prepared = await host.Services.GetRequiredService<ReportSources>().PrepareAsync(
            published, versions, versions.Checkpoints[versions.Latest.Number], new ReportWish(MatrixFilter.None, ReportPaper.A4, null), signature);
        var request = Assert.IsType<ReportPreparation.Ready>(prepared).Request;
        request = request with { Release = release ?? request.Release };
        return Assert.IsType<ReportOutcome.Written>(AuditReport.Write(request, TestContext.Current.CancellationToken)).Bytes;
    }
}
