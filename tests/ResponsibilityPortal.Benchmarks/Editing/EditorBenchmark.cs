using System.Globalization;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Serving;
using ResponsibilityPortal.Web;

namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>
/// The budgets of the editor: the memory of a circuit, the size of its page, the time from a key to its effect, and two hundred editors.
/// </summary>
internal static class EditorBenchmark
{
    /// <summary>How many editors are open at the same time.</summary>
    public const int ManyEditors = 200;

    private const int Rounds = 5;
    private const int PagesPerRound = 20;
    private const double Megabyte = 1024 * 1024;
    private const double HeapBudget = 0.35;

    public static async Task RunAsync(TextWriter output, params IReadOnlyList<MatrixSize> sizes)
    {
        output.WriteLine("| size | what | measured | budget | |");
        output.WriteLine("| --- | --- | ---: | ---: | --- |");
        double? smallest = null;
        foreach (var size in sizes)
        {
            var row = new Table(output, size);
            var above = await MeasureHeapAsync(row);
            smallest ??= above;
            if (size == sizes[^1] && sizes.Count > 1)
            {
                row.Write(
                    $"the same, against {sizes[0].Name}",
                    $"{above / smallest.Value:0.00}x",
                    "<= 1.10x",
                    above <= 1.1 * smallest.Value
                );
            }

            await MeasurePageAsync(row);
            await MeasureManyAsync(row);
        }
    }

    /// <returns>The megabytes that a circuit with the editor takes more than one with a nearly empty page.</returns>
    /// <remarks>
    /// All pages stay open. Otherwise the next page would reuse pooled memory of a closed one, and it would not be counted.
    /// </remarks>
    private static async Task<double> MeasureHeapAsync(Table row)
    {
        await using var server = await ServerProcess.StartAsync(row.Size);
        await using var users = new SimulatedUsers(server.Address);
        string[] paths = [PortalUrls.Routes.AdminRoot, EditorOf(row.Size)];
        foreach (var path in paths)
        {
            await users.OpenAsync(path, 1);
        }

        var measured = paths.ToDictionary(path => path, _ => new List<double>());
        var before = await users.LiveBytesAsync();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var path in paths)
            {
                await users.OpenAsync(path, PagesPerRound);
                var with = await users.LiveBytesAsync();
                measured[path].Add((with - before) / Megabyte / PagesPerRound);
                before = with;
            }
        }

        var (other, editor) = (measured[paths[0]].Median(), measured[paths[1]].Median());
        var above = editor - other;
        row.Write(
            "live heap of a circuit above a near-empty page",
            $"{above:0.00} MB ({editor:0.00} / {other:0.00})",
            $"<= {HeapBudget.ToString(CultureInfo.InvariantCulture)} MB",
            above <= HeapBudget
        );
        return above;
    }

    private static async Task MeasurePageAsync(Table row)
    {
        await using var server = await ServerProcess.StartAsync(row.Size);
        await using var tab = await EditorTab.OpenAsync(server.Address, EditorOf(row.Size));
        row.Write("script calls to open", $"{tab.ScriptCalls}", "<= 25", tab.ScriptCalls <= 25);
        var elements = await tab.CountElementsAsync();
        await tab.OpenCellAsync();
        var withCell = await tab.CountElementsAsync();
        await tab.CloseCellAsync();
        row.Write("elements in the page (with a cell open)", $"{elements} ({withCell})", "<= 800", Math.Max(elements, withCell) <= 800);
        var (letters, arrows) = await tab.MeasureKeysAsync();
        row.Write(
            "a party's letter until the cell shows it, p50 (p90)",
            $"{letters.Median():0.0} ms ({letters.Percentile(0.9):0.0})",
            "<= 50 ms",
            letters.Median() <= 50
        );
        row.Write(
            "an arrow until the next cell is reached, p50 (p90)",
            $"{arrows.Median():0.0} ms ({arrows.Percentile(0.9):0.0})",
            "<= 50 ms",
            arrows.Median() <= 50
        );
    }

    /// <summary>A portal without earlier measurements. A forced collection would give memory back.</summary>
    private static async Task MeasureManyAsync(Table row)
    {
        await using var server = await ServerProcess.StartAsync(row.Size);
        await using var users = new SimulatedUsers(server.Address);
        var idle = server.Resident / Megabyte;
        await users.OpenAsync(EditorOf(row.Size), ManyEditors - 1);
        await using var tab = await EditorTab.OpenAsync(server.Address, EditorOf(row.Size));
        var opened = server.Resident / Megabyte;
        var before = server.ProcessorTime;
        var (letters, _) = await tab.MeasureKeysAsync();
        var processor = (server.ProcessorTime - before) / EditorTab.Edits;
        var edited = server.Resident / Megabyte;
        row.Write($"resident memory with {ManyEditors} editors (with none)", $"{opened:0} MB ({idle:0})", "<= 400 MB", opened <= 400);
        row.Write($"the same after {EditorTab.Edits} edits that all of them see", $"{edited:0} MB", "<= 400 MB", edited <= 400);
        row.Write(
            $"a party's letter with {ManyEditors} editors open, p50 (p90)",
            $"{letters.Median():0.0} ms ({letters.Percentile(0.9):0.0})",
            "",
            null
        );
        row.Write($"processor time of an edit that {ManyEditors} editors see", $"{processor.TotalMilliseconds:0} ms", "", null);
    }

    /// <summary>Returns the path of the editor of a generated matrix.</summary>
    public static string EditorOf(MatrixSize size) => PortalUrls.Routes.Editor.Replace("{matrix}", size.Slug, StringComparison.Ordinal);

    private sealed record Table(TextWriter Output, MatrixSize Size)
    {
        /// <param name="isKept">Whether the budget is kept; null without a budget.</param>
        public void Write(string what, FormattableString measured, string budget, bool? isKept) =>
            Output.WriteLine(
                $"| {Size.Name} | {what} | {measured.ToString(CultureInfo.InvariantCulture)} | {budget} | {isKept switch { true => "kept", false => "missed", null => "" }} |"
            );
    }
}
