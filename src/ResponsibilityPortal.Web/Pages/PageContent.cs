using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>What an endpoint answers with, before it is rendered and compressed.</summary>
public abstract record PageContent
{
    private PageContent()
    {
    }

    /// <summary>Whether the same address will be asked for again; searches and slips of the pen are not worth keeping.</summary>
    public bool Keep { get; init; } = true;

    /// <summary>Whether nobody may keep the answer, not even whoever asked: it was made for one request.</summary>
    public bool IsForOnce { get; init; }

    public int StatusCode { get; init; } = StatusCodes.Status200OK;

    /// <summary>A page component with its parameters.</summary>
    public sealed record Page(Type Component, IDictionary<string, object?> Parameters) : PageContent;

    /// <summary>Bytes of another media type.</summary>
    public sealed record File(ReadOnlyMemory<byte> Body, string ContentType) : PageContent
    {
        /// <summary>The policy to send instead of the reader pages' own.</summary>
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
