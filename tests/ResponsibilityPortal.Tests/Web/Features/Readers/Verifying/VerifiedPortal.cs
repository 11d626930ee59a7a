using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Verifying;

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
}
