using System.Text.Encodings.Web;
using System.Text.Json;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>How bodies with published content are written as JSON.</summary>
internal static class BodyJson
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Property names in camel case; texts as they are, because they are never part of a page.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, Options);
}
