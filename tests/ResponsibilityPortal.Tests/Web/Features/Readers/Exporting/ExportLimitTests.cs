using System.Net;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Exporting;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Exporting;

/// <summary>One client can't take all PDF exports, and exports never take all cores.</summary>
public sealed class ExportLimitTests
{
    private const string Export = "/matrices/sample/versions/1/export.pdf";

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(8, 3, 3)]
    [InlineData(4, 64, 3)]
    public async Task Enter_OnAMachine_LeavesOneCoreAndKeepsToTheSetting(int cores, int setting, int atOnce)
    {
        using var gate = new ExportLimit(Options.Create(new PdfOptions { ExportsAtOnce = setting }), cores);
        var turns = Enumerable.Range(0, atOnce + 1).Select(_ => gate.EnterAsync(TestContext.Current.CancellationToken)).ToList();

        Assert.All(turns.SkipLast(1), turn => Assert.True(turn.IsCompletedSuccessfully));
        Assert.False(turns[^1].IsCompleted);
        (await turns[0])!.Dispose();
        Assert.NotNull(await turns[^1]);
    }

    /// <summary>Forty connections from one network once kept another network from twelve of thirteen exports.</summary>
    [Fact]
    public async Task Export_WhileOneNetworkFloods_IsGivenToOthers()
    {
        await using var host = await StartAsync();
        var flood = Task.WhenAll(Enumerable.Range(0, 120).Select(_ => FromAsync(host, "192.0.2.9", $"{Export}?model=saas")));
        var others = new List<HttpStatusCode>();
        for (var reader = 1; reader <= 12; reader++)
        {
            using var response = await FromAsync(host, $"198.51.100.{reader}", $"{Export}?model=paas");
            others.Add(response.StatusCode);
        }

        var answers = await flood;
        Assert.All(others, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 1, ExportLimit.PerMinuteAndClient);
        Assert.All(
            answers.Where(answer => answer.StatusCode != HttpStatusCode.OK),
            answer =>
            {
                Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
                Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.RetryAfter?.Delta);
                Assert.Null(answer.Headers.ETag);
            }
        );
        Assert.Contains(
            "Too many exports from your network",
            await answers
                .First(answer => answer.StatusCode != HttpStatusCode.OK)
                .Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task Export_MoreThanTheShareOfAMinute_IsRefusedUnlessItIsKept()
    {
        await using var host = await StartAsync();
        using var whole = await FromAsync(host, "192.0.2.9", Export);
        for (var made = 1; made < ExportLimit.PerMinuteAndClient; made++)
        {
            using var filtered = await FromAsync(host, "192.0.2.9", $"{Export}?model=saas");
            Assert.Equal(HttpStatusCode.OK, filtered.StatusCode);
        }

        using var refused = await FromAsync(host, "192.0.2.9", $"{Export}?model=saas");
        using var kept = await FromAsync(host, "192.0.2.9", Export);
        using var sameInOtherWords = await FromAsync(host, "192.0.2.9", $"{Export}?paper=A4&view=checklist&unknown=1");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], new[] { kept.StatusCode, sameInOtherWords.StatusCode });
        Assert.Equal(await BytesAsync(whole), await BytesAsync(kept));
    }

    [Fact]
    public async Task Export_AskedForByManyAtOnce_IsMadeOnce()
    {
        using var cache = new ExportCache();
        var (made, go) = (0, new TaskCompletionSource());
        var asked = Enumerable
            .Range(0, 20)
            .Select(_ =>
                cache.MakeAsync(
                    "\"tag\"",
                    async () =>
                    {
                        Interlocked.Increment(ref made);
                        await go.Task;
                        return new MadeExport.File(new byte[] { 1, 2, 3 });
                    }
                )
            )
            .ToList();
        go.SetResult();

        Assert.All(await Task.WhenAll(asked), export => Assert.Equal([1, 2, 3], Assert.IsType<MadeExport.File>(export).Bytes.ToArray()));
        Assert.Equal(1, made);
        Assert.NotNull(cache.Find("\"tag\""));
    }

    [Fact]
    public async Task Cache_OfMoreThanItsRoom_StaysWithinIt()
    {
        using var cache = new ExportCache();
        for (var file = 0; file < 40; file++)
        {
            await cache.MakeAsync($"tag {file}", () => Task.FromResult<MadeExport>(new MadeExport.File(new byte[1 << 20])));
        }

        Assert.InRange(Enumerable.Range(0, 40).Count(file => cache.Find($"tag {file}") is not null), 1, 16);
    }

    private static async Task<PortalHost> StartAsync()
    {
        var host = PortalHost.Start(("Portal:Seed", "none"), ("Pdf:Signing", "off"));
        await host.PublishAsync(Given.Matrix());
        return host;
    }

    private static Task<HttpResponseMessage> FromAsync(PortalHost host, string network, string address) =>
        host.GetAsync(address, ("X-Forwarded-For", network));

    private static Task<byte[]> BytesAsync(HttpResponseMessage response) =>
        response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
}
