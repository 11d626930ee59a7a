using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>The file of the store is ruined: nothing of it is served, what to do is said, and a backup brings the portal back.</summary>
[Collection(DrillStore.Collection)]
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
    public async Task A_truncated_store_is_refused_and_comes_back()
    {
        FoldLogIntoFile();
        await using (var file = new FileStream(File, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        await AssertRefusedAndRestoredAsync("The file of the store");
    }

    [Fact]
    public async Task A_store_with_an_overwritten_page_is_refused_and_comes_back()
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

    /// <summary>The file alone is a whole store, of an earlier moment; only the checkpoint knows better.</summary>
    [Fact]
    public async Task A_store_whose_write_ahead_log_is_gone_is_refused_and_comes_back()
    {
        System.IO.File.Delete($"{File}-wal");
        System.IO.File.Delete($"{File}-shm");
        await AssertRefusedAndRestoredAsync("rolled back from");
    }

    [Fact]
    public async Task A_text_in_the_place_of_the_store_is_refused_and_the_store_comes_back()
    {
        FoldLogIntoFile();
        await System.IO.File.WriteAllLinesAsync(File, Enumerable.Repeat("This is a shopping list.", 1_000), Cancellation);
        await AssertRefusedAndRestoredAsync("The file of the store cannot be read");
    }

    [Fact]
    public async Task An_empty_file_in_the_place_of_the_store_is_refused_and_the_store_comes_back()
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
            foreach (var address in new[] { "/", Site.Matrix, $"{Site.Matrix}/versions/1/export.json", "/account/sign-in", "/api/v1/matrices/yugabytedb/draft" })
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

        var (code, said) = await PortalProcess.RunCommandAsync(_data.Path, $"restore {_killed.Backup}");
        Assert.True(code == 0, said);
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

    /// <summary>Brings everything into the one file that is then ruined, as a portal that is stopped does.</summary>
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
