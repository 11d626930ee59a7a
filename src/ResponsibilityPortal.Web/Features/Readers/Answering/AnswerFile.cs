using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>The answers of a questionnaire as a file to download.</summary>
/// <param name="Name">The name under which clients save it.</param>
internal sealed record AnswerFile(QuestionnaireFormat Format, byte[] Body, string Name)
{
    /// <summary>Writes answers to a file.</summary>
    /// <param name="format">Any format but the page.</param>
    /// <param name="toJson">Writes answers as JSON.</param>
    /// <returns>The file, or why there is none and what to do.</returns>
    public static (AnswerFile? File, string? Problem) Write(
        QuestionnaireFormat format,
        PageSource shown,
        ReadQuestionnaire read,
        AnsweredQuestionnaire answered,
        AnswersAsJson toJson,
        CancellationToken cancellationToken
    )
    {
        var name = NameOf(format, shown, read);
        if (format == QuestionnaireFormat.Workbook)
        {
            return WorkbookOf(read, answered, cancellationToken) switch
            {
                WorkbookAnswersOutcome.Added(var workbook) => (new AnswerFile(format, workbook, name), null),
                WorkbookAnswersOutcome.Refused(var problem) => (null, problem),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        var body =
            format == QuestionnaireFormat.Csv ? QuestionnaireCsv.Write(answered)
            : format == QuestionnaireFormat.Json ? toJson(shown, answered)
            : Encoding.UTF8.GetBytes(
                format == QuestionnaireFormat.Markdown ? QuestionnaireMarkdown.Write(answered) : QuestionnaireText.Write(answered)
            );
        return (new AnswerFile(format, body, name), null);
    }

    /// <summary>Sends the file. Nothing may store it.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = Format.MediaType;
        response.ContentLength = Body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = HeaderNames.Accept;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(Name);
        response.Headers.ContentDisposition = disposition.ToString();
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(Body, context.RequestAborted);
        }
    }

    private static WorkbookAnswersOutcome WorkbookOf(
        ReadQuestionnaire read,
        AnsweredQuestionnaire answered,
        CancellationToken cancellationToken
    ) =>
        read is { IsWorkbook: true, Columns: { } columns }
            ? WorkbookAnswers.Add(
                read.Sent.File!,
                read.Sheet,
                columns,
                answered.Answers.ToDictionary(answer => answer.Question.Position, answer => answer.Cells),
                cancellationToken
            )
            : new WorkbookAnswersOutcome.Refused(
                "Answers can be added to an uploaded workbook (XLSX) only. Download the answers as CSV."
            );

    /// <summary>"questions-answered.xlsx" after the name of the file, otherwise the matrix and version: "sample-v3-answers.csv".</summary>
    private static string NameOf(QuestionnaireFormat format, PageSource shown, ReadQuestionnaire read) =>
        Path.GetFileNameWithoutExtension(read.Sent.FileName) is { Length: > 0 } name
            ? $"{name}-answered.{format.Key}"
            : string.Create(CultureInfo.InvariantCulture, $"{shown.Slug}-v{shown.Published.Version.Number}-answers.{format.Key}");
}
