using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Reading;
using ResponsibilityPortal.Benchmarks.Serving;

namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>
/// Readers and two hundred editors at the same time, on one portal. Readers ask as fast as they are answered, so editors have the portal at
/// its busiest.
/// </summary>
internal static class TogetherBenchmark
{
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(TextWriter output, params IReadOnlyList<MatrixSize> sizes)
    {
        BudgetTable.Begin(output);
        foreach (var size in sizes)
        {
            await MeasureAsync(size, output);
        }
    }

    private static async Task MeasureAsync(MatrixSize size, TextWriter output)
    {
        await using var server = await ServerProcess.StartAsync(size);
        await using var users = new SimulatedUsers(server.Address);
        var editor = EditorBenchmark.EditorOf(size);
        await users.OpenAsync(editor, EditorBenchmark.ManyEditors - 1);
        await using var tab = await EditorTab.OpenAsync(server.Address, editor);
        var page = new Uri(server.Address, $"/matrices/{size.Slug}");
        await LoadGenerator.RunAsync(page, RoundTime);

        // Each edit is in another row, and a small matrix has rows for one series only.
        var before = await LoadGenerator.RunAsync(page, RoundTime);
        var editing = tab.MeasureKeysAsync();
        var beside = await LoadUntilAsync(page, editing);
        var (letters, _) = await editing;
        var after = await LoadGenerator.RunAsync(page, RoundTime);
        var seconds = beside.Sum(load => load.Elapsed.TotalSeconds);
        var alone = (before.RequestsPerSecond + after.RequestsPerSecond) / 2;
        var rate = beside.Sum(load => load.Requests) / seconds;

        void Row(string what, FormattableString measured) => BudgetTable.Row(output, size, what, measured, "");
        Row($"requests/s with {EditorBenchmark.ManyEditors} open editors, before and after edits", $"{alone:N0}");
        Row(
            "the same while one of them edits, and against it",
            $"{rate:N0} ({rate / alone:0.00}x) at {EditorTab.Edits / seconds:0.0} edits/s"
        );
        Row("a party's letter meanwhile, p50 (p90)", $"{letters.Median():0} ms ({letters.Percentile(0.9):0})");
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
