using System.Net.Http.Headers;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Serving;

namespace ResponsibilityPortal.Benchmarks.Reading;

/// <summary>
/// Compares pages from memory with the fastest that the server can do: a bare handler with the same bytes. A portal without metrics, and
/// nginx with the same bytes in a file, are measured in the same rounds.
/// </summary>
internal static class BareServerBenchmark
{
    private const int Rounds = 5;
    private const string Encoding = "gzip";
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(TextWriter output, IEnumerable<MatrixSize> sizes)
    {
        BudgetTable.Begin(output);
        foreach (var size in sizes)
        {
            await MeasureAsync(size, output);
        }
    }

    private static async Task MeasureAsync(MatrixSize size, TextWriter output)
    {
        await using var portal = await ServerProcess.StartAsync(size);
        var page = new Uri(portal.Address, $"/matrices/{size.Slug}");
        var bytes = await ReadAsync(page);
        var file = Path.Combine(portal.Directory, "page.html.gz");
        await File.WriteAllBytesAsync(file, bytes);
        await using var unmetered = await ServerProcess.StartAsync(size, "--Telemetry:Metrics=false");
        var unmeteredPage = new Uri(unmetered.Address, page.AbsolutePath);
        await ReadAsync(unmeteredPage);
        await using var bare = await ServerProcess.StartAsync(BareServer.Command, file);
        await using var nginx = await NginxServer.StartAsync(bytes);

        List<Uri> addresses = [page, unmeteredPage, bare.Address];
        if (nginx is not null)
        {
            addresses.Add(nginx.Address);
        }

        var rates = addresses.ToDictionary(address => address, _ => new List<double>());
        foreach (var address in addresses)
        {
            await LoadGenerator.RunAsync(address, RoundTime, Encoding);
        }

        var (pageTime, bareTime) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var address in addresses)
            {
                var (before, bareBefore) = (portal.ProcessorTime, bare.ProcessorTime);
                var load = await LoadGenerator.RunAsync(address, RoundTime, Encoding);
                rates[address].Add(load.RequestsPerSecond);
                if (address == page)
                {
                    pageTime.Add((portal.ProcessorTime - before).TotalMicroseconds / load.Requests);
                }
                else if (address == bare.Address)
                {
                    bareTime.Add((bare.ProcessorTime - bareBefore).TotalMicroseconds / load.Requests);
                }
            }
        }

        var own = rates[page].Median();
        Row(output, size, "requests/s against a bare handler", own, rates[bare.Address].Median(), ">= 0.95x");
        BudgetTable.Row(
            output,
            size,
            "processor time of a request, and of the bare handler",
            $"{pageTime.Median():0.0} / {bareTime.Median():0.0} µs",
            ""
        );
        Row(output, size, "requests/s against the same without metrics", own, rates[unmeteredPage].Median(), ">= 0.98x");
        if (nginx is not null)
        {
            Row(output, size, "requests/s against nginx with gzip_static", own, rates[nginx.Address].Median(), "");
        }
    }

    private static void Row(TextWriter output, MatrixSize size, string what, double own, double other, string budget) =>
        BudgetTable.Row(output, size, what, $"{own / other:0.00}x ({own:N0} / {other:N0})", budget);

    /// <summary>Reads a page twice: the portal compresses it well once a second reader has come, which doesn't change these bytes.</summary>
    private static async Task<byte[]> ReadAsync(Uri page)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(Encoding));
        await client.GetByteArrayAsync(page);
        return await client.GetByteArrayAsync(page);
    }
}
