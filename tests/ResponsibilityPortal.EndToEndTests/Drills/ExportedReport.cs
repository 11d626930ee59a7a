using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>A portal with a report exported from it, for tests that only read them.</summary>
public sealed class ExportedReport : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();

    internal PortalProcess Portal { get; private set; } = null!;

    public string Data => _data.Path;

    /// <summary>The setting with which another process knows the portal's address.</summary>
    public string[] Settings => ["--urls", Portal.Address.GetLeftPart(UriPartial.Authority)];

    public byte[] Report { get; private set; } = [];

    public byte[] Certificates { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Portal = await PortalProcess.StartAsync(_data.Path);
        using var client = PortalClient.For(Portal.Address);
        Report = await client.GetByteArrayAsync($"{Site.Matrix}/export.pdf", TestContext.Current.CancellationToken);
        Certificates = await client.GetByteArrayAsync("/signing-certificate.pem", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        _data.Dispose();
    }
}
