using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>Reads requests strictly. Returns what is wrong as a problem.</summary>
internal static class RequestReading
{
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>In bytes: a cell with notes of full length by ten parties, in any script, and its reason.</summary>
    public const int BodyLimit = 128 * 1024;

    /// <summary>Reads the operation ID, a UUID with or without the quotes of a structured field.</summary>
    public static (Guid Id, ApiProblem? Problem) OperationId(HttpRequest request)
    {
        var header = request.Headers[IdempotencyKey];
        return header.Count == 0
                ? (
                    default,
                    ApiProblems.IdempotencyKeyRequired.With(
                        $"Send the header {IdempotencyKey} with a UUID made for this action alone. Send the same one when you repeat the "
                            + "request."
                    )
                )
            : header is [{ } text] && Guid.TryParseExact(text.Trim().Trim('"'), "D", out var id) && id != Guid.Empty ? (id, null)
            : (
                default,
                ApiProblems.IdempotencyKeyMalformed.With($"{IdempotencyKey} must be one UUID such as 0198c5a8-6f0e-7c1e-9d53-0a4f5a1f6c11.")
            );
    }

    /// <summary>
    /// Reads the one entity tag of If-Match as the portal issued it, even if a proxy changed it. Null when the header is missing.
    /// </summary>
    public static (string? Tag, ApiProblem? Problem) IfMatch(HttpRequest request) =>
        request.Headers.IfMatch.Count == 0 ? (null, null)
        : request.Headers.IfMatch is [{ } text] && SentEntityTag.Read(text) is { } tag ? (tag, null)
        : (
            null,
            ApiProblems.IfMatchMalformed.With(
                "If-Match must contain one entity tag that a GET returned, in quotes. Neither * nor a list is accepted, because an edit "
                    + "must name the state that it is based on. If a proxy drops or changes entity tags, send the version from the body, "
                    + "in quotes."
            )
        );

    /// <summary>Reports a tag that this API never issued.</summary>
    public static ApiProblem NotIssued(string tag) =>
        (ApiProblems.IfMatchMalformed with { Title = "If-Match must name a state of the cell" }).With(
            $"\"{Shown(tag)}\" isn't an entity tag of this API. Send the ETag of a GET of this cell, or the version from its body, in "
                + "quotes. If a proxy changes entity tags, use the version."
        );

    /// <summary>Makes a tag printable and short enough for a message.</summary>
    private static string Shown(string tag) => tag.Length <= 80 ? tag : $"{tag[..80]}…";

    /// <summary>Reads the body as JSON. Bodies that are too large or of another media type are not read.</summary>
    /// <param name="maxBytes">The limit of the endpoint, for the message.</param>
    public static async Task<(JsonDocument? Json, ApiProblem? Problem)> BodyAsync(HttpContext context, int maxBytes = BodyLimit)
    {
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || type.MediaType != "application/json"
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        )
        {
            return (null, ApiProblems.MediaTypeUnsupported.With("Send it as application/json in UTF-8."));
        }

        try
        {
            return (
                await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 8 }, context.RequestAborted),
                null
            );
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, ApiProblems.BodyTooLarge.With($"It can have at most {maxBytes / 1024} KB."));
        }
        catch (JsonException malformed)
        {
            return (
                null,
                ApiProblems.JsonMalformed.With(
                    $"It can't be parsed at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}."
                )
            );
        }
    }

    /// <summary>Reports every problem of a body with its place.</summary>
    public static ApiProblem Invalid(ValueList<MatrixProblem> problems) =>
        ApiProblems.Invalid.With(
            problems.Count == 1 ? problems[0].ToString() : $"It has {problems.Count} problems; each is listed with its place.",
            new JsonObject
            {
                ["problems"] = new JsonArray([
                    .. problems.Select(problem => new JsonObject { ["pointer"] = problem.Pointer, ["detail"] = problem.Sentence }),
                ]),
            }
        );
}
