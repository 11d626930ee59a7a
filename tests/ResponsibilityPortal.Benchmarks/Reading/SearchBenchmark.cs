using System.Diagnostics;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Benchmarks.Reading;

/// <summary>The time and memory to find rows for 300 questions, one after the other, and to make the index that they need.</summary>
internal static class SearchBenchmark
{
    private const int Questions = 300;
    private const int Rounds = 11;

    public static void RunAll(TextWriter output)
    {
        foreach (var size in MatrixSize.All)
        {
            Run(size, output);
        }
    }

    private static void Run(MatrixSize size, TextWriter output)
    {
        var matrix = GeneratedMatrix.Generate(size);
        var questions = QuestionsFor(matrix.Responsibilities.Select(row => row.Title).ToList());
        var (times, starts, allocated) = (new List<double>(), new List<double>(), 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var index = new MatrixIndex(matrix);
            index.Find("backup");
            starts.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);

            var before = GC.GetAllocatedBytesForCurrentThread();
            started = Stopwatch.GetTimestamp();
            foreach (var question in questions)
            {
                index.Find(question);
            }

            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        var isBudgeted = size.Name == "M";
        BudgetTable.Row(output, size, $"{Questions} questions", $"{times.Median():0.0} ms", isBudgeted ? "<= 300 ms" : "");
        BudgetTable.Row(output, size, "allocated", $"{allocated / 1e6:0.0} MB", isBudgeted ? "<= 50 MB" : "");
        BudgetTable.Row(output, size, "the index and one question", $"{starts.Median():0.0} ms", "");
    }


    /// <summary>Returns questions of the length of questionnaire lines, each with the words of two titles and a typing error.</summary>
    private static List<string> QuestionsFor(List<string> titles) =>
        [
            .. Enumerable
                .Range(0, Questions)
                .Select(number =>
                    $"How do you {titles[number % titles.Count]}, and who is responsible for {titles[number * 7 % titles.Count]} "
                    + $"in AC-{number % 20} of the secruity standard?"
                ),
        ];
}
