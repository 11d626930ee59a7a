using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Features.Readers.Answering;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>
/// Maps the address at which programs send the questions of a questionnaire. Nothing of them is stored or logged. The limits are those of
/// the questionnaire page.
/// </summary>
internal static class AnswersEndpoint
{
    private const string Posts = "POST";

    public static void MapAnswers(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapPost(PortalUrls.Routes.ApiAnswers, AnswerAsync)
            .Describe<QuestionnaireV1>(
                endpoints,
                "answerQuestions",
                ApiProblems.NotPublished,
                ApiProblems.JsonMalformed,
                ApiProblems.BodyTooSlow,
                ApiProblems.BodyTooLarge,
                ApiProblems.MediaTypeUnsupported,
                ApiProblems.Invalid,
                ApiProblems.FilterUnknown,
                ApiProblems.VersionDamaged,
                ApiProblems.Busy
            )
            .DisableAntiforgery()
            .WithMetadata(new RequestLimit());
        endpoints.MapOtherMethods(PortalUrls.Routes.ApiAnswers, Posts, null);
    }

    private static async Task AnswerAsync(
        string matrix,
        HttpContext context,
        [FromServices] VersionFinder finder,
        [FromServices] AnswerBodies bodies
    )
    {
        OtherSites.Apply(context);
        var services = context.RequestServices;
        if (!services.GetRequiredService<AttemptLimits>().AllowQuestionnaire(ClientNetwork.AddressOf(context)))
        {
            await ReadProblems.TooManyQuestionnaires(context).ExecuteAsync(context);
            return;
        }

        var limit = services.GetRequiredService<AnsweringLimit>();
        using var receiving = limit.Receive(ClientNetwork.AddressOf(context));
        if (receiving is null)
        {
            await Busy(context).ExecuteAsync(context);
            return;
        }

        var (asked, refusal) = await ReadAsync(context);
        if (asked is null)
        {
            await refusal!.ExecuteAsync(context);
            return;
        }

        using var turn = await limit.AnswerAsync(context.RequestAborted);
        if (turn is null)
        {
            await Busy(context).ExecuteAsync(context);
            return;
        }

        await (
            finder.Find(matrix) switch
            {
                VersionLookup.Found found when await finder.LoadAsync(found) is { } shown => SendAsync(context, bodies, shown, asked),
                VersionLookup.Found found => ReadProblems.Damaged(found.Version).ExecuteAsync(context),
                VersionLookup.Missing missing => ReadProblems.Missing(missing).ExecuteAsync(context),
                _ => throw new System.Diagnostics.UnreachableException(),
            }
        );
    }

    private static Task SendAsync(HttpContext context, AnswerBodies bodies, ShownVersion shown, AnswersRequestV1 asked)
    {
        if (!NamedDeployment.TryFindIn(shown.Matrix, asked.Deployment, out var deployment))
        {
            return ReadProblems.UnknownValue(NamedDeployment.MissingIn(shown.Matrix)).ExecuteAsync(context);
        }

        var answers = QuestionnaireAnswers.Of(shown.Published.Index, AskedQuestions.Of(asked.Questions), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(
            bodies.Answers(shown, answers, [], deployment),
            BodyJson.Options,
            BodyJson.ContentType,
            context.RequestAborted
        );
    }

    private static async Task<(AnswersRequestV1? Asked, ApiProblem? Problem)> ReadAsync(HttpContext context)
    {
        using var time = TimedBody.Limit(context);
        try
        {
            var (json, problem) = await RequestReading.BodyAsync(context, QuestionLines.MaxBytes);
            using (json)
            {
                return json is null ? (null, problem)
                    : AnswersRequestV1.Read(json.RootElement, out var problems) is { } asked ? (asked, null)
                    : (null, RequestReading.Invalid(problems));
            }
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return (null, ReadProblems.TooSlow());
        }
        catch (BadHttpRequestException slow) when (slow.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            return (null, ReadProblems.TooSlow());
        }
    }

    private static ApiProblem Busy(HttpContext context)
    {
        BusyAnswering.Mark(context);
        return ApiProblems.Busy.With(BusyAnswering.Message);
    }

    private sealed class RequestLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => QuestionLines.MaxBytes;
    }
}
