using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Store.Postgres;

/// <summary>
/// A whole portal works with the role that can neither change nor delete log entries, in a database that another role has migrated.
/// </summary>
public sealed class PostgresServingRoleTests : IDisposable
{
    private readonly PostgresDatabase _database = PostgresForTests.MakeEmpty();
    private readonly PostgresRole _role = new();
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private (string Key, string Value)[] Served => PostgresDatabase.SettingsFor(_role.ConnectionTo(_database));

    [Fact]
    public async Task Portal_WithTheServingRole_RecordsEveryEventAndVerifies()
    {
        await MigrateAsync();
        await using var recording = await Recording.MakeAsync(Served);
        await using (var host = PortalHost.Start(recording.Data, null, [("Portal:Seed", "none"), .. Served]))
        {
            Assert.Contains("Keep keys", await host.ReadAsync("/matrices/sample"), StringComparison.Ordinal);
            var report = (await host.Services.GetRequiredService<EvidenceCheck>().RunAsync(null, Cancellation)).Report;
            Assert.Empty(report.Faults);
        }

        var (code, said) = await RunAsync(recording.Directory, Served, "verify");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Portal_WithTheServingRole_SignsInAndForgetsOldReports()
    {
        await MigrateAsync();
        await using var portal = await PortalWithUsers.StartAsync([("Portal:Seed", "none"), .. Served]);
        await portal.Host.PublishAsync(Given.Matrix(), change: portal.Admin.Change());
        var (browser, answer) = await portal.SignInAsync(portal.Admin);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        await browser.SignOutAsync(await browser.GetAsync("/account"));

        var report = await portal.ReportAsync("sample", "keys", "iaas", "Wrong.");
        Assert.IsType<InboxOutcome.Done>(
            await portal.Service<ReportInbox>().ResolveAsync("sample", report, 2, portal.Admin.Change(), Cancellation)
        );
        portal.Clock.Advance(TimeSpan.FromDays(180));
        Assert.Equal(1, await portal.Service<OldReports>().RemoveAsync(Cancellation));
    }

    public void Dispose()
    {
        _data.Dispose();
        _role.Dispose();
        _database.Dispose();
    }

    private async Task MigrateAsync()
    {
        var (code, said) = await RunAsync(_data.Path, _database.Settings, "db", "migrate", "--grant-to", _role.Name);
        Assert.True(code == 0, said);
    }

    private static Task<(int Code, string Said)> RunAsync(
        string directory,
        (string Key, string Value)[] settings,
        params string[] command
    ) =>
        ConsoleUse.RunAsync([
            .. command,
            $"--Portal:DataDirectory={directory}",
            "--Serilog:MinimumLevel:Default=Fatal",
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ]);
}
