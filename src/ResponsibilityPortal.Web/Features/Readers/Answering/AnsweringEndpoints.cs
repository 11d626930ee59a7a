using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>
/// Answers questionnaires: a form for readers, and the same address for scripts. Nothing that is sent is stored or logged, and no cookie is
/// set.
/// </summary>
internal static class AnsweringEndpoints
{
    /// <param name="toJson">Writes answers as JSON, in the form that the API uses.</param>
    public static void MapAnswering(this IEndpointRouteBuilder endpoints, AnswersAsJson toJson)
    {
        var mustSignIn = endpoints.ServiceProvider.GetRequiredService<IOptions<PortalOptions>>().Value.ReadersMustSignIn;
        var form = endpoints
            .MapMethods(
                PortalUrls.Routes.Questionnaire,
                [HttpMethods.Get, HttpMethods.Post, HttpMethods.Head],
                context => ServeAsync(context, toJson)
            )
            .RequireRateLimiting(ReaderLimit.Policy)
            .WithMetadata(new RequestLimit());
        _ = mustSignIn ? form.RequireAuthorization(Policies.SignedIn) : form.AllowAnonymous();
        endpoints.MapReaderPage(
            PortalUrls.Routes.Confidence,
            QueryFilters.Carried,
            source => PageContent.Of<ConfidencePage>((nameof(ConfidencePage.Source), source))
        );
    }

    private static async Task ServeAsync(HttpContext context, AnswersAsJson toJson)
    {
        var (source, missing) = await QuestionnaireSource.FindAsync(context);
        if (source is null)
        {
            await PageResponse.SendAsync(context, missing!);
            return;
        }

        var reply = new QuestionnaireReply(context, source, toJson);
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            var sent = QuestionnaireRequest.ReadQuery(context.Request);
            await (sent.IsEmpty ? reply.SendFormAsync(sent) : AnswerAsync(context, reply, sent));
            return;
        }

        // Browsers always send the origin of a form. A client that sends none is not a browser, and nothing is stored that it could abuse.
        var origin = context.Request.Headers[HeaderNames.Origin].ToString();
        if (origin.Length > 0 && !OwnOrigin.Is(origin, context.Request))
        {
            await reply.RefuseAsync(
                StatusCodes.Status403Forbidden,
                "This form came from another site",
                "Another site sent questions here in your name. They were not read. Open the page of this portal and paste them there."
            );
            return;
        }

        using var receiving = context.RequestServices.GetRequiredService<AnsweringLimit>().Receive(ClientNetwork.AddressOf(context));
        if (receiving is null)
        {
            await reply.RefuseBusyAsync();
            return;
        }

        using var time = TimedBody.Limit(context);
        var received = await QuestionnaireRequest.ReadAsync(context.Request);
        reply.Format = received.Format ?? reply.Format;
        await (
            received.Sent is not { } sentForm ? reply.RefuseAsync(received.Status, "These questions can’t be read", received.Problem!)
            : sentForm.IsEmpty ? reply.SendFormAsync(sentForm, "Paste questions or choose a file first.")
            : AnswerAsync(context, reply, sentForm)
        );
    }

    private static async Task AnswerAsync(HttpContext context, QuestionnaireReply reply, SentQuestionnaire sent)
    {
        var services = context.RequestServices;
        if (!services.GetRequiredService<AttemptLimits>().AllowQuestionnaire(ClientNetwork.AddressOf(context)))
        {
            await reply.RefuseTooManyAsync();
            return;
        }

        using var turn = await services.GetRequiredService<AnsweringLimit>().AnswerAsync(context.RequestAborted);
        await (turn is null ? reply.RefuseBusyAsync() : reply.SendAnswersAsync(sent));
    }

    private sealed class RequestLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => QuestionnaireRequest.MaxBytes;
    }
}
