using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// Many programs edit at the same time: no edit is overwritten or carried out twice. By default the drill is short;
/// docs/explanation/durability.md explains how to run it in full.
/// </summary>
[Collection(DrillStore.RunningCollection)]
public sealed class ApiDrillTests(DrillStore store) : IAsyncLifetime
{
    private const string Draft = "/api/v1/matrices/yugabytedb/draft";
    private const string Cell = $"{Draft}/assignments/own-encryption-key/paas";
    private const int Repeats = 10;

    private static readonly int Pairs = DrillSize.RacingPairs;
    private static readonly int Operations = DrillSize.RepeatedOperations;

    private readonly TemporaryDirectory _data = store.Copy();
    private PortalProcess _portal = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartAsync(_data.Path, DrillStore.Unlimited);
        _client = PortalClient.For(_portal.Address);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", store.EditToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Edit_TwoAtOnceOnOneCell_ExactlyOneWins()
    {
        var watch = Stopwatch.StartNew();
        var seen = (await GetAsync()).Tag;
        for (var pair = 0; pair < Pairs; pair++)
        {
            var answers = await Task.WhenAll(
                PutAsync($"left {pair}", seen, Guid.NewGuid()),
                PutAsync($"right {pair}", seen, Guid.NewGuid())
            );
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.Status).Order());
            var (winner, loser) = answers[0].Status == HttpStatusCode.OK ? (answers[0], answers[1]) : (answers[1], answers[0]);
            Assert.Equal(winner.Body, JsonDocument.Parse(loser.Body).RootElement.GetProperty("current").GetRawText());
            seen = winner.Tag;
        }

        Tell($"{Pairs} racing pairs", Pairs, watch);
        Assert.Equal($"\"1.{Pairs}\"", seen);
        Assert.Equal(seen, (await GetAsync()).Tag);
    }

    [Fact]
    public async Task Operation_SentManyTimesAtOnce_IsCarriedOutOnceWithOneAnswer()
    {
        var watch = Stopwatch.StartNew();
        var seen = (await GetAsync()).Tag;
        for (var operation = 0; operation < Operations; operation++)
        {
            var id = Guid.NewGuid();
            var answers = await Task.WhenAll(Enumerable.Range(0, Repeats).Select(_ => PutAsync($"operation {operation}", seen, id)));
            Assert.Equal(HttpStatusCode.OK, answers[0].Status);
            Assert.Single(answers.Distinct());
            seen = answers[0].Tag;
        }

        Tell($"{Operations} operations, each sent {Repeats} times at once", Operations, watch);
        Assert.Equal($"\"1.{Operations}\"", seen);
        Assert.Equal(seen, (await GetAsync()).Tag);
    }

    private static void Tell(string what, int edits, Stopwatch watch) =>
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {watch.Elapsed.TotalSeconds:0.0} s, {edits / watch.Elapsed.TotalSeconds:0} edits/s"
            )
        );

    private Task<Answer> GetAsync() => SendAsync(new HttpRequestMessage(HttpMethod.Get, Cell));

    private Task<Answer> PutAsync(string note, string seen, Guid operationId)
    {
        var body = JsonSerializer.Serialize(new { accountable = "customer", notes = new { customer = note } });
        var request = new HttpRequestMessage(HttpMethod.Put, Cell) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("If-Match", seen);
        request.Headers.Add("Idempotency-Key", operationId.ToString("D"));
        return SendAsync(request);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await _client.SendAsync(request, Cancellation);
            return new Answer(
                response.StatusCode,
                await response.Content.ReadAsStringAsync(Cancellation),
                response.Headers.ETag?.Tag ?? ""
            );
        }
    }

    private sealed record Answer(HttpStatusCode Status, string Body, string Tag);
}
