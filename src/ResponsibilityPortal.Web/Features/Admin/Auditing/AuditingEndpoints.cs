using System.Buffers;
using System.Text.Json;
using ResponsibilityPortal.Formats.Csv;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Exports the log as files. Entries are written one by one, so the length of the log doesn't matter.</summary>
internal static class AuditingEndpoints
{
    public static void MapAuditing(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(PortalUrls.Routes.AuditExport, ExportAsync).RequireAuthorization(Policies.Audit);

    private static async Task ExportAsync(HttpContext context)
    {
        var format = (string)context.GetRouteValue("format")!;
        var filter = AuditFilter.Parse(key => context.Request.Query[key]);
        var log = context.RequestServices.GetRequiredService<AuditLog>();
        if (format is not ("jsonl" or "csv"))
        {
            await PageResponse.SendAsync(context, Missing.Address());
        }
        else if (SignedIn.From(context.User) is { } who && await log.ExportAsync(who.Actor, filter, context.RequestAborted) is { } export)
        {
            var response = context.Response;
            response.Headers.CacheControl = "private, no-store";
            response.Headers.ContentDisposition = $"attachment; filename=audit-{filter.Stream}.{format}";
            response.ContentType = format == "csv" ? "text/csv; charset=utf-8; header=present" : "application/jsonl";
            await (format == "csv" ? WriteCsvAsync(export, response) : WriteLinesAsync(export.Entries, response));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    /// <summary>
    /// Writes a line for each entry. The line contains the payload byte for byte, so that the chain can be checked from the file alone.
    /// </summary>
    private static async Task WriteLinesAsync(IAsyncEnumerable<StoredAuditEntry> entries, HttpResponse response)
    {
        await foreach (var entry in entries)
        {
            await using (var json = new Utf8JsonWriter(response.BodyWriter, new JsonWriterOptions { SkipValidation = true }))
            {
                json.WriteStartObject();
                json.WriteString("stream", entry.Stream);
                json.WriteNumber("sequence", entry.Sequence);
                json.WriteString("algorithm", entry.Algorithm);
                json.WriteString("previousHash", entry.PreviousHash);
                json.WriteString("hash", entry.Hash);
                json.WritePropertyName("payload");
                json.WriteRawValue(entry.Payload, skipInputValidation: true);
                json.WriteEndObject();
            }

            response.BodyWriter.Write("\n"u8);
            await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
        }
    }

    private static Task WriteCsvAsync(AuditExport export, HttpResponse response) =>
        TableCsv.WriteAsync(
            ["number", "when (UTC)", "who", "who (id)", "what", "action", "target", "operation", "hash"],
            export.Entries.Select(entry =>
                (IEnumerable<string>)
                    [
                        entry.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        Domain.Canonical.UtcInstant.Format(entry.At),
                        new Domain.Access.Actor(entry.ActorId, entry.ActorName).Shown,
                        entry.ActorId,
                        export.Sentence.Of(entry.Payload),
                        entry.Action,
                        entry.Target,
                        entry.OperationId.ToString("D"),
                        entry.Hash,
                    ]
            ),
            response.Body,
            response.HttpContext.RequestAborted
        );
}
