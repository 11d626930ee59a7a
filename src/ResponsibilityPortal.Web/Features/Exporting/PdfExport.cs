using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Exports;
using ResponsibilityPortal.Exports.Pdf;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Features.Exporting;

/// <summary>
/// Answers requests for a version as PDF. A filtered file is made anew each time and kept nowhere: it is large, and whoever has it already
/// is told so by its tag without its being made. A head is that of a file that was made: whether there is one shows only then.
/// </summary>
public sealed class PdfExport(PublishedMatrices matrices, ReportSources sources, SigningKeys keys, ExportGate gate, ExportCache cache, TimeProvider clock)
{
    private const string MediaType = "application/pdf";

    /// <summary>After so many seconds a turn is free: an export takes less than one.</summary>
    private const int RetryAfterSeconds = 5;

    /// <summary>After so many seconds a client's share is free again.</summary>
    private const int RetryAfterMinuteSeconds = 60;

    public async Task ServeAsync(HttpContext context)
    {
        var slug = (string)context.GetRouteValue("matrix")!;
        if (matrices.Find(slug) is not { } versions)
        {
            await PageResponse.SendAsync(context, await Missing.MatrixAsync(matrices));
        }
        else if (versions.InForceAt(clock.GetUtcNow()) is null)
        {
            await PageResponse.SendAsync(context, Missing.NotYet(versions));
        }
        else if (versions.Find(int.Parse((string)context.GetRouteValue("version")!, CultureInfo.InvariantCulture)) is not { } version)
        {
            await PageResponse.SendAsync(context, Missing.Version(versions));
        }
        else if (ReportWish.Read(context.Request.Query, version, out var problem) is not { } wish)
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

        if (FilterProblem.OfPdf(published.Index, wish.Filter) is { } unfit)
        {
            await PageResponse.SendAsync(context, ExportAnswers.NotUnderstood(version.Matrix, unfit));
            return;
        }

        var key = await keys.CurrentAsync();
        if (key is SigningKey.Unusable(var reason))
        {
            await PageResponse.SendAsync(context, ExportAnswers.Unsigned(version.Matrix, reason));
            return;
        }

        if (!versions.Checkpoints.TryGetValue(version.Number, out var checkpoint))
        {
            await RefuseAsync(context, ExportAnswers.Unproven(version.Matrix));
            return;
        }

        var certificate = (key as SigningKey.Ready)?.Certificate;
        var tag = sources.TagOf(version, versions, checkpoint, wish, certificate);
        if (PageResponse.AnswersKnown(context, tag))
        {
            return;
        }

        if (cache.Find(tag) is { } kept)
        {
            await SendAsync(context, version, wish, kept);
            return;
        }

        await (await MakeAsync(context, tag, published, versions, checkpoint, wish, certificate) switch
        {
            MadeExport.File(var bytes) => SendAsync(context, version, wish, bytes),
            MadeExport.Refused { IsBusy: true, Answer: var answer } => RefuseBusyAsync(context, answer),
            MadeExport.Refused(var answer) => RefuseAsync(context, answer),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    /// <summary>Makes the file out of the client's share. The share ends here: how long sending takes is for the reader to say.</summary>
    private async Task<MadeExport> MakeAsync(
        HttpContext context, string tag, PublishedMatrix published, PublishedVersions versions, SignedCheckpoint checkpoint, ReportWish wish, X509Certificate2? certificate)
    {
        using var share = gate.Share(context);
        return share is null ? new MadeExport.Refused(ExportAnswers.TooOften(published.Version.Matrix))
            : wish.Filter != MatrixFilter.None ? await MakeAsync(published, versions, checkpoint, wish, certificate, context.RequestAborted)

            // Others may wait for the same file, so it is made to its end.
            : await cache.MakeAsync(tag, () => MakeAsync(published, versions, checkpoint, wish, certificate, CancellationToken.None));
    }

    /// <summary>Makes the file when it is its turn.</summary>
    private async Task<MadeExport> MakeAsync(
        PublishedMatrix published, PublishedVersions versions, SignedCheckpoint checkpoint, ReportWish wish, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        var matrix = published.Version.Matrix;
        using var turn = await gate.EnterAsync(cancellationToken);
        if (turn is null)
        {
            return new MadeExport.Refused(ExportAnswers.Busy(matrix)) { IsBusy = true };
        }

        return await sources.PrepareAsync(published, versions, checkpoint, wish, certificate) switch
        {
            ReportPreparation.Damaged(var damaged) => new MadeExport.Refused(ExportAnswers.Damaged(damaged)),
            ReportPreparation.TooMany(var count) => new MadeExport.Refused(
                ExportAnswers.TooLarge(matrix, $"It would tell changes from {count} versions; at most {ReportLimits.EarlierMaxCount} can be.")),
            ReportPreparation.Ready(var request) => AuditReport.Write(request, cancellationToken) switch
            {
                ReportOutcome.Written(var bytes) => new MadeExport.File(bytes),
                ReportOutcome.TooLarge(var reason) => new MadeExport.Refused(ExportAnswers.TooLarge(matrix, reason)),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task SendAsync(HttpContext context, MatrixVersion version, ReportWish wish, byte[] bytes)
    {
        Describe(context.Response, version, wish);
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static void Describe(HttpResponse response, MatrixVersion version, ReportWish wish)
    {
        response.ContentType = MediaType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = ExportFileName.Of(version, wish.Filter, "pdf"),
        }.ToString();
    }

    private static Task RefuseBusyAsync(HttpContext context, PageContent answer)
    {
        RefusedRequests.MarkBusy(context);
        return RefuseAsync(context, answer);
    }

    /// <summary>Says in words why there is no file. The tag named the file, and is not that of the words.</summary>
    private static Task RefuseAsync(HttpContext context, PageContent answer)
    {
        context.Response.Headers.ETag = default;
        if (answer.StatusCode is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = (answer.StatusCode == StatusCodes.Status429TooManyRequests ? RetryAfterMinuteSeconds : RetryAfterSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return PageResponse.SendAsync(context, answer);
    }
}
