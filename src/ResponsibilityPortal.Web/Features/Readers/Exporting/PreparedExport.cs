using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>What preparing an export can come to.</summary>
public abstract record PreparedExport
{
    private PreparedExport()
    {
    }

    /// <summary>There is no such file, and a page says why.</summary>
    public sealed record Refused(PageContent Answer) : PreparedExport
    {
        /// <summary>Whether the reason passes by itself, so that the client is told when to try again.</summary>
        public bool IsTemporary { get; init; }
    }

    /// <summary>A file that can be made.</summary>
    /// <param name="Tag">Names everything that its bytes depend on, before there are any; null when that shows only when it is made.</param>
    /// <param name="FileName">The name to save it under.</param>
    /// <param name="MediaType">Its content type.</param>
    /// <param name="MakeAsync">Makes the file, or opens it for writing.</param>
    public sealed record Ready(string? Tag, string FileName, string MediaType, Func<HttpContext, Task<MadeExport>> MakeAsync) : PreparedExport;
}
