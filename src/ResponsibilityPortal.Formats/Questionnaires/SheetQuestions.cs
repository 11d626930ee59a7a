using ResponsibilityPortal.Domain.Reading.Answering;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Reads the questions of a sheet.</summary>
public static class SheetQuestions
{
    /// <summary>Reads the rows below the headings. Titles and rows without a question are passed through.</summary>
    public static QuestionLinesOutcome Read(QuestionSheet sheet, SheetColumns columns, CancellationToken cancellationToken)
    {
        var (questions, headings) = (new List<Question>(), new List<PassedLine>());
        var titles = new TitleRows(sheet, columns.Question);
        foreach (var row in sheet.Rows.Where(row => row.Number > columns.HeaderRow))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = row.In(columns.Question);
            if (string.IsNullOrWhiteSpace(text) || titles.Contains(row.Number))
            {
                headings.Add(new PassedLine(row.Number, text ?? row.Cells[0].Text));
                continue;
            }

            questions.Add(
                new Question(
                    row.Number,
                    columns.Number is { } number ? row.In(number) : null,
                    text,
                    columns.Controls is { } controls ? row.In(controls) : null
                )
            );
        }

        return QuestionLines.OfRows(questions, headings);
    }
}
