using System.Globalization;
using ResponsibilityPortal.Benchmarks;
using ResponsibilityPortal.Benchmarks.Editing;
using ResponsibilityPortal.Benchmarks.Exporting;
using ResponsibilityPortal.Benchmarks.Fuzzing;
using ResponsibilityPortal.Benchmarks.Importing;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Printing;
using ResponsibilityPortal.Benchmarks.Proving;
using ResponsibilityPortal.Benchmarks.Reading;
using ResponsibilityPortal.Benchmarks.Serving;
using ResponsibilityPortal.Benchmarks.Writing;

switch (args)
{
    case [] or ["reading"]:
        await ReadingBenchmark.RunAsync(Console.Out);
        return 0;
    case ["serving"]:
        await BareServerBenchmark.RunAsync(Console.Out, MatrixSize.All);
        return 0;
    case ["serving", var one] when MatrixSize.Find(one) is { } found:
        await BareServerBenchmark.RunAsync(Console.Out, [found]);
        return 0;
    case ["filters"]:
        await FilterBenchmark.RunAllAsync(Console.Out);
        return 0;
    case ["searching"]:
        SearchBenchmark.RunAll(Console.Out);
        return 0;
    case ["questionnaire"]:
        QuestionnaireBenchmark.Run(Console.Out);
        return 0;
    case ["editing"]:
        await EditorBenchmark.RunAsync(Console.Out, MatrixSize.All);
        return 0;
    case ["editing", var size] when MatrixSize.Find(size) is { } found:
        await EditorBenchmark.RunAsync(Console.Out, found);
        return 0;
    case ["together"]:
        await TogetherBenchmark.RunAsync(Console.Out, MatrixSize.All);
        return 0;
    case ["together", var size] when MatrixSize.Find(size) is { } found:
        await TogetherBenchmark.RunAsync(Console.Out, found);
        return 0;
    case ["writing"]:
        await WritingBenchmark.RunAsync(Console.Out);
        return 0;
    case ["verifying"]:
        await VerifyingBenchmark.RunAsync(Console.Out);
        return 0;
    case ["exporting"]:
        await ExportingBenchmark.RunAsync(Console.Out);
        return 0;
    case ["oscal"]:
        await OscalBenchmark.RunAsync(Console.Out);
        return 0;
    case ["spreadsheets"]:
        await SpreadsheetBenchmark.RunAsync(Console.Out);
        return 0;
    case ["printing"]:
        await PrintingBenchmark.RunAsync(Console.Out);
        return 0;
    case [ColdPrint.Command, var matrix, var file]:
        ColdPrint.Print(matrix, file);
        return 0;
    case ["catalog"]:
        await CatalogBenchmark.RunAsync(Console.Out);
        return 0;
    case ["catalog", var file]:
        await File.WriteAllBytesAsync(file, GeneratedCatalog.Document());
        return 0;
    case ["fuzz", "--minutes", var minutes, "--from", var first]:
        return FuzzRun.For(TimeSpan.FromMinutes(Number(minutes)), Number(first), Console.Out);
    case ["fuzz", "--minutes", var minutes]:
        return FuzzRun.For(TimeSpan.FromMinutes(Number(minutes)), 0, Console.Out);
    case ["fuzz", var target, var seed, var file] when FuzzTargets.Find(target) is { } found:
        return FuzzRun.Repeat(found, Number(seed), file, Console.Out);
    case ["generate", var size, var file] when MatrixSize.Find(size) is { } found:
        await File.WriteAllBytesAsync(file, GeneratedMatrix.Document(found));
        return 0;
    case [ServedPortal.Command, var size, var directory, .. var settings] when MatrixSize.Find(size) is { } found:
        await ServedPortal.RunAsync(found, directory, settings);
        return 0;
    case [BareServer.Command, var file, _]:
        await BareServer.RunAsync(file);
        return 0;
    default:
        Console.WriteLine(Usage.Text);
        return args is ["--help"] ? 0 : 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
