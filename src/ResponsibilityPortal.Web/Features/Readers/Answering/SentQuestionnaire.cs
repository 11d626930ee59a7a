using System.Globalization;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>What a client has sent: questions as text or a file, where they are in it, and the reader's choices.</summary>
/// <param name="Text">Questions as text; null when there are none.</param>
/// <param name="File">A file with questions; null when none was sent.</param>
/// <param name="FileName">The name of the file without a path.</param>
/// <param name="Fields">All fields of the form and the query.</param>
public sealed record SentQuestionnaire(string? Text, byte[]? File, string FileName, IReadOnlyDictionary<string, string> Fields)
{
    private const int NameMaxLength = 120;

    /// <summary>Whether the client has sent no questions.</summary>
    public bool IsEmpty => File is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>Pasted lines that are not answered, because a file was sent too; null for none.</summary>
    public string? LeftOut => File is not null && !string.IsNullOrWhiteSpace(Text) ? Text : this[QuestionnaireFields.LeftOut];

    public string? this[string field] => Fields.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;

    /// <summary>The index of the chosen sheet; null when none was chosen.</summary>
    public int? Sheet => Number(QuestionnaireFields.Sheet);

    /// <summary>The chosen columns; null when none were, or when they belong to another sheet.</summary>
    public SheetColumns? Columns =>
        Number(QuestionnaireFields.QuestionColumn) is { } question and > 0
        && this[QuestionnaireFields.SheetOfColumns] == this[QuestionnaireFields.Sheet]
            ? new SheetColumns(
                Number(QuestionnaireFields.HeaderRow) ?? 0,
                question,
                Number(QuestionnaireFields.NumberColumn) is { } number and > 0 ? number : null,
                Number(QuestionnaireFields.ControlColumn) is { } controls and > 0 ? controls : null
            )
            : null;

    /// <summary>Returns the slug that the reader chose for a question; null when nothing was chosen.</summary>
    public string? ChoiceOf(int position) => this[$"{QuestionnaireFields.Choice}{position.ToString(CultureInfo.InvariantCulture)}"];

    /// <summary>Returns the name of a file without its path, shortened.</summary>
    public static string NameOf(string? sent)
    {
        var name = (sent ?? "").Split('/', '\\')[^1];
        var shown = string.Concat(name.Where(character => !char.IsControl(character) && character != '"'));
        return shown.Length <= NameMaxLength ? shown : shown[^NameMaxLength..];
    }

    private int? Number(string field) =>
        int.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
