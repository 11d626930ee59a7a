using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Api;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Platform.Errors;

/// <summary>Maps the error pages: for unknown addresses, refused forms and methods, and failures of the portal.</summary>
internal static class ErrorAnswers
{
    public static void UseErrorPage(this IApplicationBuilder app) =>
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FailedAsync });

    /// <summary>Shows an error page if an account form was refused. The framework itself returns an empty page.</summary>
    public static void UseFormErrorPage(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                await next(context);
                var (request, response) = (context.Request, context.Response);
                if (
                    HttpMethods.IsPost(request.Method)
                    && response
                        is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge }
                    && SecurityHeaders.IsAboutAccounts(request.Path)
                )
                {
                    await PageResponse.SendAsync(context, Refused.Form(response.StatusCode));
                }
            }
        );

    /// <summary>
    /// Shows an error page if an address doesn't accept the HTTP method. Routing itself returns an empty page. Responses of the API are for
    /// programs, so they don't change.
    /// </summary>
    public static void UseMethodErrorPage(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                await next(context);
                if (
                    context.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed }
                    && !PortalUrls.IsApi(context.Request.Path)
                )
                {
                    await PageResponse.SendAsync(context, Refused.Method());
                }
            }
        );

    /// <summary>Answers GET and HEAD requests for unknown addresses. For other methods, routing says which are allowed.</summary>
    public static void MapNothingHere(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapFallback("{*path}", NothingHereAsync)
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]))
            .AllowAnonymous();

    private static Task NothingHereAsync(HttpContext context) => PageResponse.SendAsync(context, Missing.Address());

    /// <summary>Returns an error page with the request ID under which the framework has logged the exception.</summary>
    private static async Task FailedAsync(HttpContext context)
    {
        SecurityHeaders.Apply(context);
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (error is StoreBusyException or UnknownOutcomeException)
        {
            RefusedRequests.MarkBusy(context);
            RetryAfter.Queue.Set(context);
        }

        await (
            PortalUrls.IsForPrograms(context.Request.Path)
                ? ProblemOf(error).ExecuteAsync(context)
                : PageResponse.SendAsync(context, PageOf(error, context))
        );
    }

    private static ApiProblem ProblemOf(Exception? error) =>
        error switch
        {
            StoreBusyException => ApiProblem.Busy(),
            UnknownOutcomeException => ApiProblem.OutcomeUnknown(),
            _ => ApiProblem.Failed(),
        };

    private static PageContent PageOf(Exception? error, HttpContext context) =>
        error switch
        {
            StoreBusyException => Refused.Busy(),
            UnknownOutcomeException => Refused.OutcomeUnknown(),
            _ => PageContent.Of<MessagePage>(
                (nameof(MessagePage.Title), "Something went wrong here"),
                (nameof(MessagePage.Message), "The portal could not answer. It is not your fault; trying again in a moment may help."),
                (nameof(MessagePage.RequestId), Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier)
            ) with
            {
                StatusCode = StatusCodes.Status500InternalServerError,
            },
        };
}
