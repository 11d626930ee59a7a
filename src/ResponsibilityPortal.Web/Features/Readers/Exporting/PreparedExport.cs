using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>The result of preparing an export.</summary>
public abstract record PreparedExport
{
    private PreparedExport() { }

    /// <summary>There is no such file. A page says why.</summary>
    public sealed record Refused(PageContent Answer) : PreparedExport
    {
        /// <summary>Whether the reason is temporary. Then the response says when to try again.</summary>
        public bool IsTemporary { get; init; }
    }

    /// <summary>A file that can be made.</summary>
    /// <param name="Tag">
    /// The ETag, which covers everything that the bytes depend on; null when it is known only after the file is made.
    /// </param>
    /// <param name="FileName">The name to save the file under.</param>
    /// <param name="MediaType">Its content type.</param>
    /// <param name="MakeAsync">Makes the file, or opens it for writing.</param>
    public sealed record Ready(string? Tag, string FileName, string MediaType, Func<HttpContext, Task<MadeExport>> MakeAsync)
        : PreparedExport
    {
        /// <summary>Whether the file is written for each request, while it is sent, and so only within <see cref="FileLimit"/>.</summary>
        public bool IsStreamed { get; init; }
    }
}
