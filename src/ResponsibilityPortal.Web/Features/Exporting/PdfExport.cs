using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Exports;
using ResponsibilityPortal.Exports.Pdf;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Features.Exporting;

/// <summary>
/// Answers requests for a version as PDF. A file is made anew each time and kept nowhere: it is large, and whoever has it already is
/// told so by its tag without its being made.
/// </summary>
public sealed class PdfExport(PublishedMatrices matrices, ReportSources sources, SigningKeys keys, ExportGate gate, TimeProvider clock)
{
    private const string MediaType = "application/pdf";

    /// <summary>After so many seconds a turn is free: an export takes less than one.</summary>
    private const int RetryAfterSeconds = 5;

    public async Task ServeAsync(HttpContext context)
    {
        var slug = (string)context.GetRouteValue("matrix")!;
        if (matrices.Find(slug) is not { } versions)
        {
            await PageResponse.SendAsync(context, Missing.Matrix(matrices.All));
        }
        else if (versions.InForceAt(clock.GetUtcNow()) is null)
        {
            await PageResponse.SendAsync(context, Missing.NotYet(versions));
        }
        else if (versions.Find(int.Parse((string)context.GetRouteValue("version")!, CultureInfo.InvariantCulture)) is not { } version)
        {
            await PageResponse.SendAsync(context, Missing.Version(versions));
        }
        else if (ReportWish.Read(key => TextOf(context.Request.Query, key), version, out var problem) is not { } wish)
        {
            await PageResponse.SendAsync(context, ExportAnswers.NotUnderstood(slug, problem!));
        }
        else
        {
            await ServeAsync(context, versions, version, wish);
        }
    }

    private async Task ServeAsync(HttpContext context, PublishedVersions versions, MatrixVersion version, ReportWish wish)
    {
        if (await matrices.LoadAsync(version) is not VersionContent.Intact(var published))
        {
            await PageResponse.SendAsync(context, Missing.Damaged(versions, version));
            return;
        }

        var key = await keys.CurrentAsync();
        if (key is SigningKey.Unusable(var reason))
        {
            await PageResponse.SendAsync(context, ExportAnswers.Unsigned(version.Matrix, reason));
            return;
        }

        var certificate = (key as SigningKey.Ready)?.Certificate;
        if (PageResponse.AnswersKnown(context, sources.TagOf(version, wish, certificate)))
        {
            return;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            Describe(context.Response, version, wish);
            return;
        }

        using var turn = await gate.EnterAsync(context.RequestAborted);
        if (turn is null)
        {
            await RefuseAsync(context, ExportAnswers.Busy(version.Matrix));
            return;
        }

        await MakeAsync(context, published, versions, wish, certificate);
    }

    private async Task MakeAsync(HttpContext context, PublishedMatrix published, PublishedVersions versions, ReportWish wish, X509Certificate2? certificate)
    {
        var matrix = published.Version.Matrix;
        switch (await sources.PrepareAsync(published, versions, wish, certificate))
        {
            case ReportPreparation.Damaged(var damaged):
                await RefuseAsync(context, ExportAnswers.Damaged(damaged));
                break;
            case ReportPreparation.TooMany(var count):
                await RefuseAsync(context, ExportAnswers.TooLarge(matrix, $"It would tell changes from {count} versions; at most {ReportLimits.EarlierMaxCount} can be."));
                break;
            case ReportPreparation.Ready(var request):
                await (AuditReport.Write(request, context.RequestAborted) switch
                {
                    ReportOutcome.Written(var bytes) => SendAsync(context, published.Version, wish, bytes),
                    ReportOutcome.Unprintable(var character, var where) => RefuseAsync(context, ExportAnswers.Unprintable(matrix, character, where)),
                    ReportOutcome.TooLarge(var reason) => RefuseAsync(context, ExportAnswers.TooLarge(matrix, reason)),
                    _ => throw new System.Diagnostics.UnreachableException(),
                });
                break;
        }
    }

    private static async Task SendAsync(HttpContext context, MatrixVersion version, ReportWish wish, byte[] bytes)
    {
        Describe(context.Response, version, wish);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static void Describe(HttpResponse response, MatrixVersion version, ReportWish wish)
    {
        response.ContentType = MediaType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = ExportFileName.Of(version, wish.Filter, "pdf"),
        }.ToString();
    }

    /// <summary>Says in words why there is no file. The tag named the file, and is not that of the words.</summary>
    private static Task RefuseAsync(HttpContext context, PageContent answer)
    {
        context.Response.Headers.ETag = default;
        if (answer.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return PageResponse.SendAsync(context, answer);
    }

    private static string? TextOf(IQueryCollection query, string key) =>
        query.TryGetValue(key, out var values) ? string.Join(',', values.OfType<string>()) : null;
}
