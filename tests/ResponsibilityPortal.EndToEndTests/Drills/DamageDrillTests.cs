using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>The store file is damaged: the portal serves none of it, says what to do, and a backup restores the portal.</summary>
[Collection(DrillStore.DamagedCollection)]
public sealed class DamageDrillTests(DrillStore store) : IAsyncLifetime
{
    private const byte Garbage = 0xA5;
    private const string Content = "YugabyteDB";

    private KilledStore _killed = null!;
    private TemporaryDirectory _data = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => StoreFile.In(_data.Path);

    public async ValueTask InitializeAsync()
    {
        _killed = await store.KilledAsync();
        _data = _killed.Copy();
    }

    public ValueTask DisposeAsync()
    {
        _data.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Store_Truncated_IsRefusedAndRestored()
    {
        FoldLogIntoFile();
        await using (var file = new FileStream(File, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        await AssertRefusedAndRestoredAsync("The file of the store");
    }

    [Fact]
    public async Task Store_WithAnOverwrittenPage_IsRefusedAndRestored()
    {
        FoldLogIntoFile();
        var page = int.Parse(Ask("PRAGMA page_size"), System.Globalization.CultureInfo.InvariantCulture);
        await using (var file = new FileStream(File, FileMode.Open))
        {
            file.Position = file.Length / page / 2 * page;
            await file.WriteAsync(Enumerable.Repeat(Garbage, page).ToArray(), Cancellation);
        }

        await AssertRefusedAndRestoredAsync("The file of the store is damaged");
    }

    /// <summary>The file alone is a complete store of an earlier moment. Only the checkpoint shows that it is not the latest.</summary>
    [Fact]
    public async Task Store_WithoutItsWriteAheadLog_IsRefusedAndRestored()
    {
        System.IO.File.Delete($"{File}-wal");
        System.IO.File.Delete($"{File}-shm");
        await AssertRefusedAndRestoredAsync("rolled back from");
    }

    [Fact]
    public async Task Store_ReplacedByText_IsRefusedAndRestored()
    {
        FoldLogIntoFile();
        await System.IO.File.WriteAllLinesAsync(File, Enumerable.Repeat("This is a shopping list.", 1_000), Cancellation);
        await AssertRefusedAndRestoredAsync("The file of the store cannot be read");
    }

    [Fact]
    public async Task Store_ReplacedByAnEmptyFile_IsRefusedAndRestored()
    {
        FoldLogIntoFile();
        await System.IO.File.WriteAllBytesAsync(File, [], Cancellation);
        await AssertRefusedAndRestoredAsync("rolled back from");
    }

    private async Task AssertRefusedAndRestoredAsync(string finding)
    {
        await using (var portal = await PortalProcess.StartAsync(_data.Path))
        {
            using var client = PortalClient.For(portal.Address);
            Assert.Equal((HttpStatusCode.OK, "live"), await GetAsync(client, "/health/live"));
            foreach (
                var address in new[]
                {
                    "/",
                    Site.Matrix,
                    $"{Site.Matrix}/versions/1/export.json",
                    "/account/sign-in",
                    "/api/v1/matrices/yugabytedb/draft",
                }
            )
            {
                var (status, page) = await GetAsync(client, address);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
                Assert.Contains("This portal is damaged", page, StringComparison.Ordinal);
                Assert.Contains("<code>restore</code>", page, StringComparison.Ordinal);
                Assert.DoesNotContain(Content, page, StringComparison.Ordinal);
            }

            var (ready, found) = await GetAsync(client, "/health/ready");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
            Assert.Contains(finding, found, StringComparison.Ordinal);
        }

        var (code, output) = await PortalProcess.RunCommandAsync(_data.Path, $"restore {_killed.Backup}");
        Assert.True(code == 0, output);
        await using var restored = await PortalProcess.StartAsync(_data.Path);
        using var reader = PortalClient.For(restored.Address);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(reader, "/health/ready")).Status);
        Assert.Contains(Content, (await GetAsync(reader, $"{Site.Matrix}/versions/2/export.json")).Body, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Moves everything into the one file that is damaged next, like a portal that is stopped.</summary>
    private void FoldLogIntoFile()
    {
        using (var store = StoreFile.Open(_data.Path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            store.Do("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Assert.False(System.IO.File.Exists($"{File}-wal"));
    }

    private string Ask(string sql)
    {
        using var store = StoreFile.Open(_data.Path);
        return store.Ask(sql);
    }
}
