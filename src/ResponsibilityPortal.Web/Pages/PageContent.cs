using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>What an endpoint returns, before it is rendered and compressed.</summary>
public abstract record PageContent
{
    private PageContent() { }

    /// <summary>Whether the same address is likely to be requested again. Searches and typing errors aren't worth caching.</summary>
    public bool Keep { get; init; } = true;

    /// <summary>Whether nothing may store the response, not even the client: it was made for one request.</summary>
    public bool IsForOnce { get; init; }

    public int StatusCode { get; init; } = StatusCodes.Status200OK;

    /// <summary>A page component with its parameters.</summary>
    public sealed record Page(Type Component, IDictionary<string, object?> Parameters) : PageContent;

    /// <summary>Bytes of another media type.</summary>
    public sealed record File(ReadOnlyMemory<byte> Body, string ContentType) : PageContent
    {
        /// <summary>The content security policy to send instead of that of reader pages.</summary>
        public string? ContentSecurityPolicy { get; init; }

        /// <summary>The name to save the file under; null to show it in the browser.</summary>
        public string? DownloadName { get; init; }
    }

    public static Page Of<TComponent>(params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TComponent : IComponent
    {
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            named.Add(name, value);
        }

        return new Page(typeof(TComponent), named);
    }
}
