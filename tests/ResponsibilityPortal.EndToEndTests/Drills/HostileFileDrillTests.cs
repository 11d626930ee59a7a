using System.Globalization;
using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>Thirty hostile files are checked at the same time: that takes little memory and time, and readers still get answers.</summary>
[Collection(DrillStore.RunningCollection)]
public sealed class HostileFileDrillTests : IAsyncLifetime
{
    private const int AtOnce = 30;
    private const long MostAboveIdle = 256L << 20;

    /// <summary>Eight seconds for each file once occupied both cores for minutes.</summary>
    private static readonly TimeSpan MostProcessorForEach = TimeSpan.FromSeconds(1);

    private readonly TemporaryDirectory _data = new();
    private PortalProcess _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await PortalProcess.StartAsync(_data.Path);

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task HostileFiles_CheckedAtOnce_TakeLittleMemoryAndTime()
    {
        using var client = PortalClient.For(_portal.Address);
        var files = HostileFiles.Make();
        var genuine = await client.GetByteArrayAsync($"{Site.Matrix}/versions/1/export.pdf", Cancellation);
        Assert.Contains("Unchanged: ", (await SendAsync(client, genuine, "192.0.2.1")).Page, StringComparison.Ordinal);

        var use = new ProcessUse(_portal.Id);
        var (idle, processor) = (use.Memory, use.Processor);
        use.ForgetPeak();
        var times = new ReadTimes();
        var (answered, busy) = (0, 0);
        for (var round = 0; round < DrillSize.HostileRounds; round++)
        {
            var sent = Task.WhenAll(
                Enumerable.Range(0, AtOnce).Select(number => SendAsync(client, files[number % files.Count], $"198.51.{round}.{number}"))
            );
            await times.ReadUntilAsync(
                async () => Assert.NotEmpty(await client.GetByteArrayAsync(Site.Matrix, Cancellation)),
                () => sent.IsCompleted
            );
            var statuses = (await sent).Select(answer => answer.Status).ToList();
            Assert.All(
                statuses,
                status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, status.ToString())
            );
            answered += statuses.Count(status => status == HttpStatusCode.OK);
            busy += statuses.Count(status => status == HttpStatusCode.ServiceUnavailable);
        }

        var (peak, took) = (use.PeakMemory, use.Processor - processor);
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{answered + busy} hostile files, {AtOnce} at once: {answered} checked, {busy} asked to come again (503); memory "
                    + $"{idle >> 20} MB before, {peak >> 20} MB at most, {use.Memory >> 20} MB after; {took.TotalSeconds:0.0} s of "
                    + $"processor time; pages meanwhile: {times}"
            )
        );
        Assert.True(answered > 0);
        Assert.InRange(peak - idle, 0, MostAboveIdle);
        Assert.InRange(took, TimeSpan.Zero, (answered + busy) * MostProcessorForEach);
        Assert.Contains("Unchanged: ", (await SendAsync(client, genuine, "192.0.2.1")).Page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"@l\":\"Error\"", _portal.Output, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Page)> SendAsync(HttpClient client, byte[] file, string network)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "file" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/verify") { Content = form };
        request.Headers.Add("X-Forwarded-For", network);
        using var response = await client.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
