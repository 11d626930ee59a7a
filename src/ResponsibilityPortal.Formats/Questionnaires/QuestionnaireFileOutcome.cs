using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Answering;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>The result of reading a file with questions.</summary>
public abstract record QuestionnaireFileOutcome
{
    private QuestionnaireFileOutcome() { }

    /// <summary>A workbook or a CSV file. Its questions are in a column of a sheet.</summary>
    /// <param name="IsWorkbook">Whether answers can be added to the file itself.</param>
    public sealed record Sheets(ValueList<QuestionSheet> All, bool IsWorkbook) : QuestionnaireFileOutcome;

    /// <summary>A text file with one question on each line.</summary>
    public sealed record Lines(string Text, QuestionLinesOutcome Read) : QuestionnaireFileOutcome;

    /// <summary>The file can't be read.</summary>
    /// <param name="Problem">What is wrong, and what to do.</param>
    public sealed record Refused(string Problem) : QuestionnaireFileOutcome;
}
