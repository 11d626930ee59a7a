using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>
/// Compresses the content of a document's pages while the rest of it is written. Compression takes a third of the time of a document, and
/// pages share nothing. One core is left to other work.
/// </summary>
internal sealed class CompressedPages : IDisposable
{
    private readonly DeflatedBytes?[] _pages;
    private readonly Task _compression;

    public CompressedPages(IReadOnlyList<PdfPage> pages)
    {
        _pages = new DeflatedBytes?[pages.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1) };
        _compression = Task.Run(() => Parallel.For(0, pages.Count, options, index => _pages[index] = pages[index].Compress()));
    }

    /// <summary>Returns a page, once all are compressed.</summary>
    public DeflatedBytes this[int index]
    {
        get
        {
            _compression.GetAwaiter().GetResult();
            return _pages[index]!;
        }
    }

    /// <summary>Waits for pages that are still being compressed, also when writing the rest failed.</summary>
    public void Dispose()
    {
        _compression.GetAwaiter().GetResult();
        foreach (var page in _pages)
        {
            page?.Dispose();
        }
    }
}
