using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Store.Releases;

/// <summary>
/// Writes the store of this release for the tests of later ones, and checks that this release starts on it. An environment variable keeps
/// the store; the README.md in this folder says when and how.
/// </summary>
public sealed class ReleaseStoreWriter(RecordedPortal recorded) : IClassFixture<RecordedPortal>, IDisposable
{
    private const string Keep = "PORTAL_KEEP_RELEASE_STORE";
    private const string Slug = "planned";

    private readonly TemporaryDirectory _data = recorded.Copy();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Write_StoreOfThisRelease_ShowsTheSameAfterARestart()
    {
        var clock = new FakeTimeProvider(LastEntry().AddMinutes(1));
        string shown;
        await using (var host = PortalHost.Start(_data, clock, ("Portal:Seed", "none")))
        {
            await AnnounceAndWithdrawAsync(host, clock);
            shown = await ShownStore.OfAsync(host, clock);
        }

        using var elsewhere = new TemporaryDirectory();
        var folder = Environment.GetEnvironmentVariable(Keep) is null ? elsewhere.Path : ReleaseStore.Folder;
        var target = Path.Combine(folder, clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        File.Delete($"{target}.zip");
        File.Delete(_data.File("portal.lock"));
        await ZipFile.CreateFromDirectoryAsync(
            _data.Path,
            $"{target}.zip",
            CompressionLevel.SmallestSize,
            includeBaseDirectory: false,
            Cancellation
        );
        await File.WriteAllTextAsync($"{target}.txt", shown, Cancellation);

        using var unzipped = new TemporaryDirectory();
        await ZipFile.ExtractToDirectoryAsync($"{target}.zip", unzipped.Path, Cancellation);
        await using var again = PortalHost.Start(unzipped, clock, ("Portal:Seed", "none"));
        Assert.Equal(ShownStore.WithoutStarts(shown), ShownStore.WithoutStarts(await ShownStore.OfAsync(again, clock)));
    }

    /// <summary>A matrix with two versions, an announced one, and one that was announced and withdrawn.</summary>
    private async Task AnnounceAndWithdrawAsync(PortalHost host, FakeTimeProvider clock)
    {
        await host.PublishAsync(Given.Matrix(Slug), change: recorded.ChangeOfAdmin());
        clock.Advance(TimeSpan.FromMinutes(1));
        await host.PublishAsync(Given.Matrix(Slug).Moving("keys", "iaas", Given.Vendor), change: recorded.ChangeOfAdmin());
        clock.Advance(TimeSpan.FromMinutes(1));
        await host.PublishAsync(
            Given.Matrix(Slug).Moving("backup", "iaas", Given.Vendor),
            "From next month.",
            clock.GetUtcNow().AddDays(20),
            recorded.ChangeOfAdmin()
        );
        clock.Advance(TimeSpan.FromMinutes(1));
        var fourth = await host.PublishAsync(
            Given.Matrix(Slug).Moving("backup", "saas", Given.Provider),
            "Later.",
            clock.GetUtcNow().AddDays(40),
            recorded.ChangeOfAdmin()
        );
        clock.Advance(TimeSpan.FromMinutes(1));
        var change = recorded.ChangeOfAdmin() with { Reason = "The contract was not signed." };
        Assert.IsType<ReviewOutcome.Done>(
            await host
                .Services.GetRequiredService<VersionSchedules>()
                .RescheduleAsync(new RescheduleVersion(Slug, fourth.Number, fourth.InForceFrom, null), change, Cancellation)
        );
    }

    private DateTimeOffset LastEntry()
    {
        using var store = StoreFile.Open(_data.Path);
        return UtcInstant.Parse(store.Ask("SELECT max(At) FROM AuditEntries"));
    }
}
