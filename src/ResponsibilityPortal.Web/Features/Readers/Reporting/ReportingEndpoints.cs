using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Readers.Reporting;

/// <summary>Serves the form with which readers report a problem. It needs no account, no JavaScript and no cookie.</summary>
internal static class ReportingEndpoints
{
    public static void MapReporting(this IEndpointRouteBuilder endpoints)
    {
        var mustSignIn = endpoints.ServiceProvider.GetRequiredService<IOptions<PortalOptions>>().Value.ReadersMustSignIn;
        var form = endpoints
            .MapMethods(PortalUrls.Routes.ReportProblem, [HttpMethods.Get, HttpMethods.Post, HttpMethods.Head], ServeAsync)
            .RequireRateLimiting(ReaderLimit.Policy)
            .WithMetadata(new RequestLimit());
        _ = mustSignIn ? form.RequireAuthorization(Policies.SignedIn) : form.AllowAnonymous();
    }

    private static async Task ServeAsync(HttpContext context)
    {
        var (source, missing) = await InForceSource.FindAsync(context);
        if (source is null)
        {
            await PageResponse.SendAsync(context, missing!);
            return;
        }

        if (source.Published.Index.FindRow((string)source.Path["responsibility"]!) is not { } row)
        {
            await PageResponse.SendAsync(context, Missing.Page(source.Versions));
            return;
        }

        await (HttpMethods.IsPost(context.Request.Method) ? ReceiveAsync(context, source, row) : SendNewFormAsync(context, source, row));
    }

    private static Task SendNewFormAsync(HttpContext context, PageSource source, MatrixRow row) =>
        SendFormAsync(context, source, row, SentReport.Empty(source.InForce.Number), null, StatusCodes.Status200OK);

    private static async Task ReceiveAsync(HttpContext context, PageSource source, MatrixRow row)
    {
        // Browsers always send the origin of a form. A client that sends none is not a browser, so no reader is behind it whose network
        // another site could use.
        var origin = context.Request.Headers[HeaderNames.Origin].ToString();
        if (origin.Length > 0 && !OwnOrigin.Is(origin, context.Request))
        {
            await SendMessageAsync(
                context,
                source,
                StatusCodes.Status403Forbidden,
                "This form came from another site",
                "Another site sent a report here in your name. It was not stored. Open the page of this portal and write your report there."
            );
            return;
        }

        var address = ClientNetwork.AddressOf(context);
        if (!context.RequestServices.GetRequiredService<AttemptLimits>().AllowReportForm(address))
        {
            await PageResponse.RefuseAsync(context);
            return;
        }

        using var time = TimedBody.Limit(context);
        var received = await ReceivedReport.ReadAsync(context.Request);
        if (received.Sent is not { } sent)
        {
            await SendMessageAsync(context, source, received.Status, "This report can’t be read", received.Problem!);
            return;
        }

        sent = sent with { Version = sent.Version ?? source.InForce.Number };
        var reporter = context.RequestServices.GetRequiredService<ProblemReporter>();
        var outcome = await reporter.ReportAsync(source.Versions, row.Responsibility.Slug, sent, address, context.RequestAborted);
        await AnswerAsync(context, source, row, sent, outcome);
    }

    private static Task AnswerAsync(HttpContext context, PageSource source, MatrixRow row, SentReport sent, ReportOutcome outcome)
    {
        switch (outcome)
        {
            case ReportOutcome.Received:
                var page = PageContent.Of<ReportReceivedPage>(
                    (nameof(ReportReceivedPage.Source), source),
                    (nameof(ReportReceivedPage.Row), row)
                );
                // The report is stored, so the reader must learn of it, however many pages the network has asked for.
                return SendReceivedAsync(context, page with { IsForOnce = true });
            case ReportOutcome.Invalid(var problem):
                return SendFormAsync(context, source, row, sent, problem, StatusCodes.Status400BadRequest);
            case ReportOutcome.TooMany:
                RetryAfter.Day.Set(context);
                const string TooMany = "Your network has sent many reports today. Try again tomorrow. Nothing was stored.";
                return SendFormAsync(context, source, row, sent, TooMany, StatusCodes.Status429TooManyRequests);
            case ReportOutcome.Full(var reason):
                RefusedRequests.MarkBusy(context);
                var full = $"{reason} Nothing was stored. Try again in some days.";
                return SendFormAsync(context, source, row, sent, full, StatusCodes.Status503ServiceUnavailable);
            case ReportOutcome.NotDone(Refusal.OperationUsed):
                const string Used = "This form was already used for another report. Send it again to report this as well.";
                sent = sent with { Operation = Guid.CreateVersion7() };
                return SendFormAsync(context, source, row, sent, Used, StatusCodes.Status409Conflict);
            case ReportOutcome.NotDone(Refusal.NotFound):
                return PageResponse.SendAsync(context, Missing.Page(source.Versions));
            case ReportOutcome.NotDone(Refusal.Unknown):
                RefusedRequests.MarkBusy(context);
                RetryAfter.Writers.Set(context);
                return SendFormAsync(
                    context,
                    source,
                    row,
                    sent,
                    RefusalWords.Of(Refusal.Unknown),
                    StatusCodes.Status503ServiceUnavailable
                );
            default:
                RefusedRequests.MarkBusy(context);
                RetryAfter.Writers.Set(context);
                const string Busy = "The portal is busy. Nothing was stored. Try again in a moment.";
                return SendFormAsync(context, source, row, sent, Busy, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task SendReceivedAsync(HttpContext context, PageContent page) =>
        await PageResponse.SendAsync(context, await context.RequestServices.GetRequiredService<PageRenderer>().RenderAsync(page));

    /// <summary>Shows the form for the version in force, also when it was opened for an earlier one.</summary>
    private static Task SendFormAsync(HttpContext context, PageSource source, MatrixRow row, SentReport sent, string? problem, int status)
    {
        var current = sent.Version == source.InForce.Number ? sent : OfVersionInForce(source, sent);
        var page = PageContent.Of<ReportPage>(
            (nameof(ReportPage.Source), source),
            (nameof(ReportPage.Row), row),
            (nameof(ReportPage.Sent), current),
            (nameof(ReportPage.Problem), current == sent ? problem : $"{problem} {NewerVersion(source)}")
        );
        return PageResponse.SendAsync(context, page with { IsForOnce = true, StatusCode = status });
    }

    private static SentReport OfVersionInForce(PageSource source, SentReport sent) =>
        sent with
        {
            Version = source.InForce.Number,
            Cell = source.Published.Matrix.HostingModels.Any(model => model.Slug == sent.Cell) ? sent.Cell : "",
        };

    private static string NewerVersion(PageSource source) =>
        $"The form now shows version {source.InForce.Number}: check what your report is about, then send it again.";

    private static Task SendMessageAsync(HttpContext context, PageSource source, int status, string title, string message)
    {
        var page = PageContent.Of<MessagePage>(
            (nameof(MessagePage.Title), title),
            (nameof(MessagePage.Message), message),
            (nameof(MessagePage.Matrix), source.Slug)
        );
        return PageResponse.SendAsync(context, page with { StatusCode = status });
    }

    private sealed class RequestLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => ReceivedReport.MaxBytes;
    }
}
