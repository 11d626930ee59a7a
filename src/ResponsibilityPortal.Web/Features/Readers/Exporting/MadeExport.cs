using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>The result of making an export: the file, or the reason why there is none.</summary>
public abstract record MadeExport
{
    private MadeExport() { }

    /// <summary>A file that is completely in memory.</summary>
    public sealed record File(ReadOnlyMemory<byte> Bytes) : MadeExport
    {
        /// <summary>The ETag, when it is known only after the file is made; null when the prepared ETag is right.</summary>
        public string? Tag { get; init; }
    }

    /// <summary>A file that is written while it is sent.</summary>
    /// <param name="WriteAsync">Writes it; the same bytes each time.</param>
    public sealed record Streamed(Func<Stream, CancellationToken, Task> WriteAsync) : MadeExport;

    public sealed record Refused(PageContent Answer) : MadeExport
    {
        /// <summary>Whether the export was refused because the queue is full.</summary>
        public bool IsBusy { get; init; }
    }
}
