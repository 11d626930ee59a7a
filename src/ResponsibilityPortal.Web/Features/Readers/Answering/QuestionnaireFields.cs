namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>The names of the form's fields. Scripts use <see cref="Lines"/> and the query keys.</summary>
internal static class QuestionnaireFields
{
    /// <summary>The questions as text, one on each line.</summary>
    public const string Lines = "lines";

    /// <summary>Lines that were pasted next to a file. They are not answered, and the page carries them so that they aren't lost.</summary>
    public const string LeftOut = "lines-left-out";

    /// <summary>An uploaded file.</summary>
    public const string File = "file";

    /// <summary>The uploaded file again, in Base64: the page carries it, because the portal doesn't store it.</summary>
    public const string CarriedFile = "carried-file";

    /// <summary>The name of the uploaded file.</summary>
    public const string CarriedName = "carried-name";

    /// <summary>The index of the sheet, from 0.</summary>
    public const string Sheet = "sheet";

    /// <summary>The row of the headings; 0 for none.</summary>
    public const string HeaderRow = "header-row";

    /// <summary>The column of the questions, from 1.</summary>
    public const string QuestionColumn = "question-column";

    /// <summary>The column of numbers; 0 for none.</summary>
    public const string NumberColumn = "number-column";

    /// <summary>The column of control identifiers; 0 for none.</summary>
    public const string ControlColumn = "control-column";

    /// <summary>The sheet that the sent columns belong to. When it is another than the chosen one, the columns are guessed again.</summary>
    public const string SheetOfColumns = "sheet-of-columns";

    /// <summary>What the sent choices belong to. When the questions have changed, the choices are dropped.</summary>
    public const string Basis = "basis";

    /// <summary>The form of the answer (<see cref="QuestionnaireFormat"/>), also in the query.</summary>
    public const string Format = "format";

    /// <summary>Before the position of a question: the row that the reader chose for it.</summary>
    public const string Choice = "choice-";

    /// <summary>The value of a choice that no row answers the question.</summary>
    public const string NoRow = "-";
}
