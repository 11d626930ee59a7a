using System.Net;
using System.Text.Json;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Platform.Operations;

public sealed class OperationsTests(SeededPortal seeded)
{
    [Fact]
    public async Task Health_OfARunningPortal_IsLiveAndReady()
    {
        Assert.Equal("live", await seeded.Host.ReadAsync("/health/live"));
        var ready = JsonDocument.Parse(await seeded.Host.ReadAsync("/health/ready")).RootElement;
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Empty(ready.GetProperty("damaged").EnumerateArray());
    }

    [Fact]
    public async Task Version_NamesTheRelease()
    {
        var release = JsonDocument.Parse(await seeded.Host.ReadAsync("/version")).RootElement;
        Assert.NotEqual("", release.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Schema_HasTheBytesOfTheDocumentedOne() =>
        Assert.Equal(
            Repository.Document("reference/responsibility-matrix-1.schema.json"),
            await seeded.Host.ReadAsync("/schemas/responsibility-matrix-1.json")
        );

    [Fact]
    public async Task PageFiles_AreCacheableForever()
    {
        var page = await seeded.Host.ReadPageAsync("/matrices/yugabytedb");
        var files = page.QuerySelectorAll("link[rel=stylesheet], script[src], link[rel=icon]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
            .ToList();
        Assert.Equal(4, files.Count);
        foreach (var file in files)
        {
            using var response = await seeded.Host.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl.MaxAge);
            foreach (var encoding in new[] { "gzip", "br" })
            {
                using var packed = await seeded.Host.GetAsync(file, ("Accept-Encoding", encoding));
                Assert.Equal(HttpStatusCode.OK, packed.StatusCode);
                Assert.NotEmpty(await packed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            }
        }
    }
}
