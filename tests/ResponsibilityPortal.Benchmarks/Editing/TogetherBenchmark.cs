using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Reading;
using ResponsibilityPortal.Benchmarks.Serving;
using ResponsibilityPortal.Web;

namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>
/// Readers and two hundred editors at the same time, on one portal. Readers ask as fast as they are answered, so editors have the portal at
/// its busiest.
/// </summary>
internal static class TogetherBenchmark
{
    private const int Rounds = 3;
    private const int Editors = 200;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(TextWriter output, params IReadOnlyList<MatrixSize> sizes)
    {
        output.WriteLine("| size | what | measured | budget |");
        output.WriteLine("| --- | --- | ---: | ---: |");
        foreach (var size in sizes)
        {
            await MeasureAsync(size, output);
        }
    }

    private static async Task MeasureAsync(MatrixSize size, TextWriter output)
    {
        await using var server = await ServerProcess.StartAsync(size);
        await using var users = new SimulatedUsers(server.Address);
        var editor = PortalUrls.Routes.Editor.Replace("{matrix}", size.Slug, StringComparison.Ordinal);
        await users.OpenAsync(editor, Editors - 1);
        await using var tab = await EditorTab.OpenAsync(server.Address, editor);
        var page = new Uri(server.Address, $"/matrices/{size.Slug}");
        await LoadGenerator.RunAsync(page, RoundTime);

        var (alone, beside, edits, waits) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add((await LoadGenerator.RunAsync(page, RoundTime)).RequestsPerSecond);
            var editing = tab.MeasureKeysAsync();
            var loads = await LoadUntilAsync(page, editing);
            var seconds = loads.Sum(load => load.Elapsed.TotalSeconds);
            beside.Add(loads.Sum(load => load.Requests) / seconds);
            edits.Add(EditorTab.Edits / seconds);
            waits.AddRange((await editing).Letters);
        }

        void Row(string what, FormattableString measured) => ReadingBenchmark.Row(output, size, what, measured, "");
        Row($"requests/s with {Editors} open editors, while nobody edits", $"{alone.Median():N0}");
        Row(
            "the same while one of them edits, and against it",
            $"{beside.Median():N0} ({beside.Median() / alone.Median():0.00}x) at {edits.Median():0.0} edits/s"
        );
        Row("a party's letter meanwhile, p50 (p90)", $"{waits.Median():0} ms ({waits.Percentile(0.9):0})");
    }

    /// <summary>Loads a page in short runs until an editor has made all edits.</summary>
    private static async Task<IReadOnlyList<Load>> LoadUntilAsync(Uri page, Task editing)
    {
        var loads = new List<Load>();
        do
        {
            loads.Add(await LoadGenerator.RunAsync(page, TimeSpan.FromSeconds(1)));
        } while (!editing.IsCompleted);
        return loads;
    }
}
