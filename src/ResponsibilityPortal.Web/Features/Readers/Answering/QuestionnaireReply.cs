using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>Sends the form, the answers or a refusal, in the form that the client asked for. Nothing may store what is sent.</summary>
internal sealed class QuestionnaireReply(HttpContext context, PageSource source, AnswersAsJson toJson)
{
    private readonly PortalUrls _urls = context.RequestServices.GetRequiredService<PortalUrls>();

    /// <summary>The name of the <see cref="QuestionnaireFormat"/> that the client wants, also for a refusal; null for none.</summary>
    public string? Format { get; set; } = context.Request.Query[QuestionnaireFields.Format];

    private QuestionnaireFormat? Wanted => QuestionnaireFormat.Of(Format, context.Request);

    /// <summary>Sends the form.</summary>
    /// <param name="sent">What the form keeps.</param>
    /// <param name="problem">Why the questions that were sent can't be answered.</param>
    public Task SendFormAsync(SentQuestionnaire sent, string? problem = null)
    {
        var format = Wanted;
        if (format is null || (format != QuestionnaireFormat.Page && HttpMethods.IsPost(context.Request.Method)) || IsForProgram(format))
        {
            return RefuseAsync(
                StatusCodes.Status400BadRequest,
                "There are no questions",
                problem ?? "Send the questions as the form field or query value “lines”, one on each line."
            );
        }

        var page = PageContent.Of<QuestionnairePage>(
            (nameof(QuestionnairePage.Source), SourceOf(sent)),
            (nameof(QuestionnairePage.Lines), sent.Text),
            (nameof(QuestionnairePage.Problem), problem)
        ) with
        {
            IsForOnce = true,
            StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
        return PageResponse.SendAsync(context, page);
    }

    /// <summary>Answers the questions and sends the answers.</summary>
    public async Task SendAnswersAsync(SentQuestionnaire sent)
    {
        if (Wanted is not { } format)
        {
            await RefuseAsync(
                StatusCodes.Status400BadRequest,
                "There is no such format",
                $"Answers come as html, {string.Join(", ", QuestionnaireFormat.Files.Select(known => known.Key))}."
            );
            return;
        }

        if (format != QuestionnaireFormat.Page && sent.File is not null && !string.IsNullOrWhiteSpace(sent.Text))
        {
            await RefuseAsync(
                StatusCodes.Status400BadRequest,
                "There are lines and a file",
                "Send either the lines or the file. Send the other as another questionnaire."
            );
            return;
        }

        var shown = SourceOf(sent);
        if (shown.Filter.Deployment is not null && shown.Deployment is null)
        {
            await RefuseAsync(
                StatusCodes.Status400BadRequest,
                "There is no such deployment",
                NamedDeployment.MissingIn(shown.Published.Matrix)
            );
            return;
        }

        var read = ReadQuestionnaire.Of(sent, context.RequestAborted);
        if (read.Problem is not null && (format != QuestionnaireFormat.Page || read.Sheets.Count == 0))
        {
            await (
                format == QuestionnaireFormat.Page
                    ? SendFormAsync(sent, read.Problem)
                    : RefuseAsync(StatusCodes.Status400BadRequest, "These questions can’t be read", read.Problem)
            );
            return;
        }

        var answers = context.RequestServices.GetRequiredService<QuestionnaireAnswerer>().Answer(shown, read, context.RequestAborted);
        await (
            format == QuestionnaireFormat.Page
                ? PageResponse.SendAsync(
                    context,
                    PageContent.Of<AnswersPage>(
                        (nameof(AnswersPage.Source), shown),
                        (nameof(AnswersPage.Read), read),
                        (nameof(AnswersPage.Answers), answers)
                    ) with
                    {
                        IsForOnce = true,
                    }
                )
                : SendFileAsync(format, shown, read, answers)
        );
    }

    /// <summary>Answers a client that sends too many questionnaires.</summary>
    public Task RefuseTooManyAsync()
    {
        RetryAfter.Network.Set(context);
        return RefuseAsync(StatusCodes.Status429TooManyRequests, "Too many attempts", "Wait a minute, then try again.");
    }

    /// <summary>Answers a client while too many questionnaires are sent or answered.</summary>
    public Task RefuseBusyAsync()
    {
        BusyAnswering.Mark(context);
        return RefuseAsync(StatusCodes.Status503ServiceUnavailable, BusyAnswering.Title, BusyAnswering.Message);
    }

    /// <summary>Refuses a request: as a page, or as a problem (RFC 9457) for programs.</summary>
    public Task RefuseAsync(int status, string title, string message) =>
        IsForProgram(Wanted)
            ? SendProblemAsync(status, title, message)
            : PageResponse.SendAsync(
                context,
                PageContent.Of<MessagePage>(
                    (nameof(MessagePage.Title), title),
                    (nameof(MessagePage.Message), message),
                    (nameof(MessagePage.Matrix), source.Slug)
                ) with
                {
                    StatusCode = status,
                }
            );

    private static bool IsForProgram(QuestionnaireFormat? format) => format is not null && format != QuestionnaireFormat.Page;

    private PageSource SourceOf(SentQuestionnaire sent) =>
        sent.Fields.TryGetValue(FilterFields.Deployment.Name, out var deployment) ? source.For(deployment, _urls) : source;

    private async Task SendProblemAsync(int status, string title, string detail)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        await response.WriteAsJsonAsync(
            new Microsoft.AspNetCore.Mvc.ProblemDetails
            {
                Status = status,
                Title = title,
                Detail = detail,
            },
            options: null,
            "application/problem+json",
            context.RequestAborted
        );
    }

    private Task SendFileAsync(QuestionnaireFormat format, PageSource shown, ReadQuestionnaire read, QuestionnaireAnswerSet answers)
    {
        var (file, problem) = AnswerFile.Write(format, shown, read, answers.Answered, toJson, context.RequestAborted);
        return file is null
            ? RefuseAsync(StatusCodes.Status400BadRequest, "There is no workbook with answers", problem!)
            : file.SendAsync(context);
    }
}
