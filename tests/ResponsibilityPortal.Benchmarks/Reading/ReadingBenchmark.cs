using System.Globalization;
using System.Net.Http.Headers;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Serving;

namespace ResponsibilityPortal.Benchmarks.Reading;

/// <summary>
/// The budgets of reading: published pages under load, compared with a file of the same bytes, their size, and new filters.
/// </summary>
internal static class ReadingBenchmark
{
    private const int Rounds = 5;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(TextWriter output)
    {
        BudgetTable.Begin(output);
        foreach (var size in MatrixSize.All)
        {
            await MeasureServingAsync(size, output);
            await FilterBenchmark.RunAsync(size, output);
        }
    }

    private static async Task MeasureServingAsync(MatrixSize size, TextWriter output)
    {
        await using var server = await ServerProcess.StartAsync(size);
        var page = new Uri(server.Address, $"/matrices/{size.Slug}");
        var file = new Uri(server.Address, ServedPortal.BasePath);
        var bytes = await GetSmallestAsync(page);
        await File.WriteAllBytesAsync(Path.Combine(server.Directory, "base", ServedPortal.BaseFile), bytes);
        if (!(await GetAsync(file)).AsSpan().SequenceEqual(bytes))
        {
            throw new InvalidOperationException("The base file is not the page.");
        }

        var (pageRuns, fileRuns) = (new List<Run>(), new List<Run>());
        await MeasureAsync(server, page);
        await MeasureAsync(server, file);
        var queriesBefore = await QueriesAsync(server);
        for (var round = 0; round < Rounds; round++)
        {
            fileRuns.Add(await MeasureAsync(server, file));
            pageRuns.Add(await MeasureAsync(server, page));
        }

        var queries = await QueriesAsync(server) - queriesBefore;
        var ratio = pageRuns.Median(run => run.Load.RequestsPerSecond) / fileRuns.Median(run => run.Load.RequestsPerSecond);
        var cpu = pageRuns.Median(run => run.ProcessorMicroseconds) / fileRuns.Median(run => run.ProcessorMicroseconds);
        BudgetTable.Row(
            output,
            size,
            "requests/s against a file of the same bytes",
            $"{ratio:0.00}x ({pageRuns.Median(run => run.Load.RequestsPerSecond):N0} / {fileRuns.Median(run => run.Load.RequestsPerSecond):N0})",
            ">= 1.15x"
        );
        BudgetTable.Row(
            output,
            size,
            "CPU per request against the same",
            $"{cpu:0.00}x ({pageRuns.Median(run => run.ProcessorMicroseconds):0} / {fileRuns.Median(run => run.ProcessorMicroseconds):0} µs)",
            "<= 0.80x"
        );
        BudgetTable.Row(
            output,
            size,
            $"p99 at {LoadGenerator.Connections} connections",
            $"{pageRuns.Median(run => run.Load.P99.TotalMilliseconds):0.0} ms (file {fileRuns.Median(run => run.Load.P99.TotalMilliseconds):0.0})",
            "<= 5 ms"
        );
        BudgetTable.Row(output, size, "database queries in all rounds", $"{queries}", "0");
        BudgetTable.Row(
            output,
            size,
            "size in Brotli",
            $"{bytes.Length / 1024.0:0.0} KB",
            size.Name switch
            {
                "S" => "<= 12 KB",
                "M" => "<= 28 KB",
                _ => "<= 110 KB",
            }
        );
    }

    private static async Task<Run> MeasureAsync(ServerProcess server, Uri address)
    {
        var before = server.ProcessorTime;
        var load = await LoadGenerator.RunAsync(address, RoundTime);
        return new Run(load, (server.ProcessorTime - before).TotalMicroseconds / load.Requests);
    }

    /// <summary>The page from the cache, as returning readers get it.</summary>
    private static async Task<byte[]> GetSmallestAsync(Uri page)
    {
        while (true)
        {
            var (bytes, tag) = await GetTaggedAsync(page);
            if (tag?.EndsWith("-br11\"", StringComparison.Ordinal) == true)
            {
                return bytes;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static async Task<byte[]> GetAsync(Uri address) => (await GetTaggedAsync(address)).Bytes;

    private static async Task<(byte[] Bytes, string? Tag)> GetTaggedAsync(Uri address)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await client.SendAsync(request);
        return (await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(), response.Headers.ETag?.Tag);
    }

    private static async Task<long> QueriesAsync(ServerProcess server)
    {
        using var client = new HttpClient();
        return long.Parse(await client.GetStringAsync(new Uri(server.Address, ServedPortal.QueriesPath)), CultureInfo.InvariantCulture);
    }

    private sealed record Run(Load Load, double ProcessorMicroseconds);
}
