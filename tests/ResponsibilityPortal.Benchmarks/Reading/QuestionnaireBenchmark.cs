using System.Diagnostics;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Answering;

namespace ResponsibilityPortal.Benchmarks.Reading;

/// <summary>The time and the memory to answer a questionnaire of 300 lines: reading the lines, finding the rows, and the words.</summary>
internal static class QuestionnaireBenchmark
{
    private const int Lines = 300;
    private const int Rounds = 11;

    public static void Run(TextWriter output)
    {
        var size = MatrixSize.Find("M")!;
        var matrix = GeneratedMatrix.Generate(size);
        var index = new MatrixIndex(matrix);
        var started = Stopwatch.GetTimestamp();
        index.PrepareSearch();
        var prepared = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var text = string.Join(
            '\n',
            Enumerable
                .Range(0, Lines)
                .Select(line => $"{line + 1}. Who is responsible: {index.Rows[line * 7 % index.Rows.Count].Responsibility.Title}, and how?")
        );
        var (first, _) = Measure(matrix, index, text);
        var measured = Enumerable.Range(0, Rounds).Select(_ => Measure(matrix, index, text)).OrderBy(run => run.Milliseconds).ToList();
        BudgetTable.Row(output, size, "preparing the search, the first of the process", $"{prepared:0} ms", "");
        BudgetTable.Row(output, size, $"questionnaire of {Lines} lines, first", $"{first:0} ms", "<= 300 ms");
        BudgetTable.Row(output, size, $"questionnaire of {Lines} lines", $"{measured.Median(run => run.Milliseconds):0} ms", "<= 300 ms");
        BudgetTable.Row(output, size, "its allocated memory", $"{measured[^1].Megabytes:0.0} MB", "<= 50 MB");
    }

    private static (double Milliseconds, double Megabytes) Measure(Matrix matrix, MatrixIndex index, string text)
    {
        var (started, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        foreach (var answer in QuestionnaireAnswers.Of(index, QuestionLines.Read(text).Questions, CancellationToken.None))
        {
            if (answer.Row is { } row)
            {
                GC.KeepAlive(AnswerColumns.Of(matrix, row.Responsibility, matrix.HostingModels));
                GC.KeepAlive(Answer.Of(matrix, row.Responsibility, matrix.HostingModels, null));
            }
        }

        return (
            Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            (GC.GetAllocatedBytesForCurrentThread() - allocated) / (1_024.0 * 1_024)
        );
    }
}
