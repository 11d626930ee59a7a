using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Features.Platform.Operations;

/// <summary>The health of a running portal names what is wrong.</summary>
public sealed class HealthTests
{
    private const string Empty = "none";

    [Fact]
    public async Task Health_WithoutTheDatabase_NamesIt()
    {
        using var database = PostgresForTests.MakeStore();
        await using var host = PortalHost.Start(null, null, [("Portal:Seed", Empty), .. database.Settings]);
        database.Dispose();
        Assert.StartsWith("The database can't be reached", await ReadProblemAsync(host, "store"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_WithoutAMigration_NamesItUntilItIsThere()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = PortalHost.StartEmpty(clock);
        await using var store = host.OpenStore();
        var last = (await store.FindAppliedMigrationsAsync(Cancellation))[^1];
        await store.Database.ExecuteSqlAsync(
            $"""UPDATE "__EFMigrationsHistory" SET "MigrationId" = '9' WHERE "MigrationId" = {last}""",
            Cancellation
        );
        Assert.StartsWith("A newer release has migrated", await ReadProblemAsync(host, "store"), StringComparison.Ordinal);

        await store.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = '9'""", Cancellation);
        clock.Advance(StoreHealth.Kept);
        Assert.Contains($"'{last}' is missing", await ReadProblemAsync(host, "store"), StringComparison.Ordinal);

        await store.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ({last}, '10.0')""", Cancellation);
        clock.Advance(StoreHealth.Kept);
        using var ready = JsonDocument.Parse(await host.ReadAsync("/health/ready"));
        Assert.Empty(ready.RootElement.GetProperty("problems").EnumerateArray());
    }

    [Theory]
    [InlineData("False")]
    [InlineData("True")]
    public async Task Health_OnAFullDisk_SaysHowMuchIsFree(string readersMustSignIn)
    {
        await using var host = PortalHost.Start(
            null,
            null,
            services => services.Replace(ServiceDescriptor.Singleton<FreeSpace>(_ => 12 * 1024 * 1024)),
            ("Portal:Seed", Empty),
            ("Portal:ReadersMustSignIn", readersMustSignIn)
        );
        Assert.Contains("12 MB are free", await ReadProblemAsync(host, "disk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_WithAnExpiredKey_NamesIt()
    {
        await using var host = PortalHost.StartEmpty(new FakeTimeProvider(DateTimeOffset.UtcNow.AddYears(200)));
        Assert.Contains("can't be used", await ReadProblemAsync(host, "signing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_WithoutAKey_NamesIt()
    {
        using var data = new TemporaryDirectory();
        await using var host = PortalHost.Start(
            data,
            null,
            services =>
            {
                File.Delete(Path.Combine(data.Path, KeyFiles.DirectoryName, KeyFiles.OwnKeyName));
                services.Remove(services.Single(service => service.ImplementationType == typeof(SigningKeyMaker)));
            },
            ("Portal:Seed", Empty)
        );
        host.Services.GetRequiredService<SigningKeys>().Recording = _ => throw new IOException();
        Assert.Contains("is missing", await ReadProblemAsync(host, "signing"), StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Returns the sentence about a part, which must be the only problem.</summary>
    private static async Task<string> ReadProblemAsync(PortalHost host, string part)
    {
        using var ready = JsonDocument.Parse(await host.ReadAsync("/health/ready"));
        Assert.Equal("degraded", ready.RootElement.GetProperty("status").GetString());
        var problem = Assert.Single(ready.RootElement.GetProperty("problems").EnumerateArray());
        Assert.Equal(part, problem.GetProperty("part").GetString());
        return problem.GetProperty("sentence").GetString()!;
    }
}
