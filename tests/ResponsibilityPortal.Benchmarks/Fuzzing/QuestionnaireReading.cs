using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Benchmarks.Fuzzing;

/// <summary>Reads the questions of a file and adds answers to it, as the questionnaire page does.</summary>
internal static class QuestionnaireReading
{
    private static readonly string[] Answer = ["a", "b", "c", "d", "e"];

    public static bool Reads(byte[] file)
    {
        switch (QuestionnaireFile.Read("", file, CancellationToken.None))
        {
            case QuestionnaireFileOutcome.Refused:
                return false;
            case QuestionnaireFileOutcome.Sheets(var sheets, var isWorkbook):
                var index = ColumnGuess.SheetOf(sheets, CancellationToken.None);
                if (ColumnGuess.Of(sheets[index], CancellationToken.None) is { } columns)
                {
                    GC.KeepAlive(SheetQuestions.Read(sheets[index], columns, CancellationToken.None));
                    if (isWorkbook)
                    {
                        AddAnswers(file, index, columns, sheets[index]);
                    }
                }

                break;
        }

        return true;
    }

    private static void AddAnswers(byte[] file, int index, SheetColumns columns, QuestionSheet sheet)
    {
        var answers = sheet.Rows.ToDictionary(row => row.Number, IReadOnlyList<string> (_) => Answer);
        if (
            WorkbookAnswers.Add(file, index, columns, answers, CancellationToken.None) is WorkbookAnswersOutcome.Added(var added)
            && QuestionnaireFile.Read("", added, CancellationToken.None) is QuestionnaireFileOutcome.Refused(var problem)
        )
        {
            throw new InvalidDataException($"The file with answers is refused: {problem}");
        }
    }
}
