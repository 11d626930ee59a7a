using System.Net;
using System.Text.Json;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>The response to a request of a program.</summary>
internal sealed record ApiAnswer(
    HttpStatusCode Status,
    string Body,
    string? Tag,
    string? MediaType,
    string? CacheControl,
    string Authenticate,
    string? Location,
    string Allow,
    string? RetryAfter,
    bool SetsCookie
)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Text(string property) => Json.GetProperty(property).GetString();

    /// <summary>Asserts a problem of a kind.</summary>
    public ApiAnswer Is(HttpStatusCode status, string code)
    {
        Assert.Equal((status, "application/problem+json", "no-store", code), (Status, MediaType, CacheControl, Text("code")));
        Assert.Equal((int)status, Json.GetProperty("status").GetInt32());
        Assert.All(new[] { "title", "detail", "requestId" }, member => Assert.NotEmpty(Text(member)!));
        Assert.False(SetsCookie);
        return this;
    }

    /// <summary>Asserts a response that isn't a problem.</summary>
    public ApiAnswer Is(HttpStatusCode status)
    {
        Assert.True(status == Status, $"{Status}: {Body}");
        Assert.Equal(("application/json", "no-store"), (MediaType, CacheControl));
        return this;
    }
}
