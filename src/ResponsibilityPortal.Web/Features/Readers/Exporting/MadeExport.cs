using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>What making an export comes to: the file, or the words why there is none.</summary>
public abstract record MadeExport
{
    private MadeExport()
    {
    }

    /// <summary>A file that is whole in memory.</summary>
    public sealed record File(ReadOnlyMemory<byte> Bytes) : MadeExport
    {
        /// <summary>What names its bytes, where that shows only when it is made; null when it is the tag that was prepared.</summary>
        public string? Tag { get; init; }
    }

    /// <summary>A file that is written while it is sent.</summary>
    /// <param name="WriteAsync">Writes it; the same bytes each time.</param>
    public sealed record Streamed(Func<Stream, CancellationToken, Task> WriteAsync) : MadeExport;

    public sealed record Refused(PageContent Answer) : MadeExport
    {
        /// <summary>Whether others want so many exports at this moment that there is no turn.</summary>
        public bool IsBusy { get; init; }
    }
}
