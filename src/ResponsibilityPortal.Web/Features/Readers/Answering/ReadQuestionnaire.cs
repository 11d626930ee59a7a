using System.Security.Cryptography;
using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>The questions of a sent questionnaire, and where they were found.</summary>
public sealed record ReadQuestionnaire
{
    public required SentQuestionnaire Sent { get; init; }

    public ValueList<Question> Questions { get; private init; } = [];

    public ValueList<PassedLine> Headings { get; private init; } = [];

    /// <summary>Why the questions can't be read, and what to do; null when they can.</summary>
    public string? Problem { get; private init; }

    /// <summary>Pasted lines that are not answered, because a file was sent too; null for none.</summary>
    public string? LeftOut { get; private init; }

    /// <summary>The sheets of the file; empty for text.</summary>
    public ValueList<QuestionSheet> Sheets { get; private init; } = [];

    /// <summary>The index of the sheet with the questions.</summary>
    public int Sheet { get; private init; }

    /// <summary>Where the sheet has its questions; null for text.</summary>
    public SheetColumns? Columns { get; private init; }

    /// <summary>Whether the answers can be added to the file as columns.</summary>
    public bool IsWorkbook { get; private init; }

    /// <summary>Names the questions, so that choices for others are recognised.</summary>
    public required string Basis { get; init; }

    /// <summary>Reads the questions from the file or the text.</summary>
    public static ReadQuestionnaire Of(SentQuestionnaire sent, CancellationToken cancellationToken) =>
        sent.File is null ? OfLines(sent, sent.Text ?? "", QuestionLines.Read(sent.Text ?? ""))
        : QuestionnaireFile.Read(sent.FileName, sent.File, cancellationToken) switch
        {
            QuestionnaireFileOutcome.Sheets sheets => OfSheets(sent, sheets, cancellationToken),
            QuestionnaireFileOutcome.Lines lines => OfLines(sent, lines.Text, lines.Read),
            QuestionnaireFileOutcome.Refused(var problem) => new ReadQuestionnaire
            {
                Sent = sent,
                Basis = "",
                Problem = problem,
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A text file is carried on as text, which readers can edit.</summary>
    private static ReadQuestionnaire OfLines(SentQuestionnaire sent, string text, QuestionLinesOutcome read) =>
        new()
        {
            Sent = sent with { Text = text, File = null },
            LeftOut = sent.LeftOut,
            Questions = read.Questions,
            Headings = read.Headings,
            Problem = read.Problem,
            Basis = BasisOf(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")), ""),
        };

    private static ReadQuestionnaire OfSheets(
        SentQuestionnaire sent,
        QuestionnaireFileOutcome.Sheets sheets,
        CancellationToken cancellationToken
    )
    {
        var index =
            sent.Sheet is { } chosen && chosen < sheets.All.Count ? chosen : ColumnGuess.SheetOf(sheets.All, cancellationToken);
        var sheet = sheets.All[index];
        var guessed = ColumnGuess.Of(sheet, cancellationToken);
        var columns = sent.Columns is { } named && named.Question <= sheet.ColumnCount ? named : guessed;
        var read = columns is null
            ? new QuestionLinesOutcome([], [], $"The sheet “{sheet.Name}” is empty. Choose another sheet.")
            : SheetQuestions.Read(sheet, columns, cancellationToken);
        return new()
        {
            Sent = sent,
            LeftOut = sent.LeftOut,
            Questions = read.Questions,
            Headings = read.Headings,
            Problem = read.Problem,
            Sheets = sheets.All,
            Sheet = index,
            Columns = columns,
            IsWorkbook = sheets.IsWorkbook,
            Basis = BasisOf(sent.File!, $"{index} {columns}"),
        };
    }

    private static string BasisOf(byte[] content, string place) =>
        Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData(content), .. Encoding.UTF8.GetBytes(place)]))[..16];
}
