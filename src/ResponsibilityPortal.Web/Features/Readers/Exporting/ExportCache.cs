using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// The PDF exports that most readers want, in memory within a limit: those without a filter. Many who ask at once for one that is not
/// there cause it to be made once.
/// </summary>
/// <remarks>They are kept by the strong tag, which names everything that the bytes depend on.</remarks>
public sealed class ExportCache : IDisposable
{
    /// <summary>In bytes; a report of 1,200 rows takes 1.4 MB.</summary>
    private const int MaxBytes = 16 * 1_024 * 1_024;

    private readonly MemoryCache _files = new(new MemoryCacheOptions { SizeLimit = MaxBytes });
    private readonly ConcurrentDictionary<string, Lazy<Task<MadeExport>>> _making = new();

    /// <returns>Null when it is not kept.</returns>
    public ReadOnlyMemory<byte>? Find(string tag) => _files.Get<ReadOnlyMemory<byte>?>(tag);

    /// <summary>Makes an export and keeps it, unless somebody else is doing so already.</summary>
    /// <param name="tag">Names it, or where its tag shows only when it is made, the making.</param>
    public Task<MadeExport> MakeAsync(string tag, Func<Task<MadeExport>> make) =>
        _making.GetOrAdd(tag, _ => new Lazy<Task<MadeExport>>(() => MakeOnceAsync(tag, make))).Value;

    public void Dispose() => _files.Dispose();

    private async Task<MadeExport> MakeOnceAsync(string tag, Func<Task<MadeExport>> make)
    {
        try
        {
            // Between looking and coming here somebody else may have finished it.
            if (Find(tag) is { } kept)
            {
                return new MadeExport.File(kept);
            }

            var made = await make();
            if (made is MadeExport.File(var bytes) { Tag: var own })
            {
                _files.Set(own ?? tag, bytes, new MemoryCacheEntryOptions { Size = bytes.Length });
            }

            return made;
        }
        finally
        {
            _making.TryRemove(tag, out _);
        }
    }
}
