using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>Serves what readers need to check a file that they downloaded from this portal.</summary>
internal static class VerifyingEndpoints
{
    public static void MapVerifying(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublic(PortalUrls.Routes.SigningCertificate, CertificatesAsync);
        endpoints.MapPublic(PortalUrls.Routes.Checkpoints, CheckpointsAsync);
        endpoints.MapPublic(PortalUrls.Routes.CheckpointKey, CheckpointKeyAsync);

        // Published content, which a file is compared with, is not public where readers must sign in.
        var mustSignIn = endpoints.ServiceProvider.GetRequiredService<IOptions<PortalOptions>>().Value.ReadersMustSignIn;
        var form = endpoints
            .MapMethods(PortalUrls.Routes.Verify, [HttpMethods.Get, HttpMethods.Post, HttpMethods.Head], VerifyAsync)
            .RequireRateLimiting(ReaderLimit.Policy)
            .WithMetadata(new RequestLimit());
        _ = mustSignIn ? form.RequireAuthorization(Policies.SignedIn) : form.AllowAnonymous();
    }

    /// <summary>
    /// Sends the certificates of all keys that were ever used. Right after the first start, the response waits for the first one.
    /// </summary>
    private static async Task CertificatesAsync(HttpContext context)
    {
        var keys = context.RequestServices.GetRequiredService<SigningKeys>();
        await keys.CurrentAsync();
        await PageResponse.SendAsync(
            context,
            keys.All is { Count: > 0 } all ? Text(CertificateText.Of(all, keys.DistrustedFrom)) : NothingSigned()
        );
    }

    /// <summary>
    /// Sends all checkpoints with the cosignatures of witnesses, byte for byte as they were signed. They contain counts, hashes and times,
    /// and no content.
    /// </summary>
    private static Task CheckpointsAsync(HttpContext context)
    {
        var (checkpoints, cosignatures) = (
            context.RequestServices.GetRequiredService<Checkpoints>(),
            context.RequestServices.GetRequiredService<Cosignatures>()
        );
        return PageResponse.SendAsync(context, Text(string.Concat(checkpoints.All.Select(cosignatures.With))));
    }

    /// <summary>Sends the public keys. The line before each key says which one it is; RFC 7468, section 2, allows text there.</summary>
    private static Task CheckpointKeyAsync(HttpContext context)
    {
        var keys = context.RequestServices.GetRequiredService<Checkpoints>().Keys();
        return PageResponse.SendAsync(
            context,
            Text(
                "# The public keys with which this portal has signed checkpoints of its log, the one in use "
                    + $"first.\n{string.Concat(keys.Select(key => $"\n# Key id: {key.Id}\n{key.ToPem()}"))}"
            )
        );
    }

    private static PageContent.File Text(string text) => new(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8");

    private static async Task VerifyAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            await PageResponse.SendAsync(context, await FormAsync(context, null));
            return;
        }

        // Browsers always send the origin of a form. A client that sends none is not a browser, and nothing is stored that
        // it could abuse.
        var origin = context.Request.Headers[HeaderNames.Origin].ToString();
        if (origin.Length > 0 && !OwnOrigin.Is(origin, context.Request))
        {
            await PageResponse.SendAsync(
                context,
                Message(
                    StatusCodes.Status403Forbidden,
                    "This form came from another site",
                    "Another site sent a file here in your name. Nothing was checked. Choose the file on the page of this portal."
                )
            );
            return;
        }

        await (
            context.RequestServices.GetRequiredService<AttemptLimits>().AllowVerification(ClientNetwork.AddressOf(context))
                ? PageResponse.SendAsync(context, await CheckAsync(context))
                : PageResponse.RefuseAsync(context)
        );
    }

    private static async Task<PageContent> CheckAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var gate = services.GetRequiredService<VerifyingLimit>();
        using var receiving = gate.Receive(ClientNetwork.AddressOf(context));
        if (receiving is null)
        {
            return Busy(context);
        }

        using var file = new ArrivingFile(gate);
        using var time = new SendingTime(services.GetRequiredService<TimeProvider>());
        switch (await SentFile.ReadAsync(context.Request, file, time))
        {
            case SentFile.TooLarge:
                return TooLarge();
            case SentFile.TooSlow:
                return TooSlow();
            case SentFile.NoRoom:
                return Busy(context);
            case SentFile.Received:
                using (var turn = await gate.CheckAsync(context.RequestAborted))
                {
                    return turn is null ? Busy(context) : await FormAsync(context, await VerifyAsync(context, file));
                }

            default:
                return await FormAsync(context, null, "Choose a file first.");
        }
    }

    private static async Task<Verification> VerifyAsync(HttpContext context, ArrivingFile file)
    {
        var services = context.RequestServices;
        var before = GC.GetTotalAllocatedBytes();
        try
        {
            using var whole = file.TakeAll();
            return await services.GetRequiredService<FileVerifier>().VerifyAsync(whole.Bytes, context.RequestAborted);
        }
        finally
        {
            services.GetRequiredService<CheckMemory>().Count(GC.GetTotalAllocatedBytes() - before);
        }
    }

    private static async Task<PageContent.Page> FormAsync(HttpContext context, Verification? verification, string? problem = null)
    {
        var keys = context.RequestServices.GetRequiredService<SigningKeys>();
        await keys.CurrentAsync();
        return PageContent.Of<VerifyPage>(
            (nameof(VerifyPage.Verification), verification),
            (nameof(VerifyPage.Problem), problem),
            (nameof(VerifyPage.IsSigning), keys.IsSigning),
            (nameof(VerifyPage.Fingerprint), keys.All is [var first, ..] ? CertificateText.FingerprintOf(first) : null)
        ) with
        {
            IsForOnce = true,
            StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    private static PageContent.Page Busy(HttpContext context)
    {
        RefusedRequests.MarkBusy(context);
        RetryAfter.Uploads.Set(context);
        return Message(
            StatusCodes.Status503ServiceUnavailable,
            "Too many files at once",
            "The queue for checking files is full. Try again in a few seconds."
        );
    }

    private static PageContent.Page TooLarge() =>
        Message(
            StatusCodes.Status413PayloadTooLarge,
            "This file is too large",
            $"Files of more than {FileVerifier.FileMaxBytes / (1_024 * 1_024)} MB are not checked. No export of this portal is that "
                + "large. The file was not kept."
        );

    private static PageContent.Page TooSlow() =>
        Message(
            StatusCodes.Status408RequestTimeout,
            "This file took too long",
            $"It arrived too slowly: at least {SendingTime.BytesPerSecondMin / 1_024} KB a second are needed, and all of it within "
                + $"{SendingTime.Most.TotalSeconds:0} seconds. Nothing was checked, and the file was not kept. Try again over a faster "
                + "connection."
        );

    private static PageContent.Page NothingSigned() =>
        Message(
            StatusCodes.Status404NotFound,
            "There is no signing certificate",
            "This portal does not sign its PDF exports and never has: its operator has turned signing off."
        );

    private static PageContent.Page Message(int status, string title, string message) =>
        PageContent.Of<MessagePage>((nameof(MessagePage.Title), title), (nameof(MessagePage.Message), message)) with
        {
            StatusCode = status,
        };

    private sealed class RequestLimit : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => SentFile.RequestMaxBytes;
    }
}
