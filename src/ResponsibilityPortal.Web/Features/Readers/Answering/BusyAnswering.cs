using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>The refusal of a questionnaire while too many are sent or answered (503), for the page and the API.</summary>
internal static class BusyAnswering
{
    public const string Title = "Too many questionnaires at once";

    public const string Message = "Too many questionnaires are being sent or answered. Try again in a few seconds.";

    /// <summary>Marks the request as refused because the portal is busy, and says when to try again.</summary>
    public static void Mark(HttpContext context)
    {
        RefusedRequests.MarkBusy(context);
        RetryAfter.Uploads.Set(context);
    }
}
