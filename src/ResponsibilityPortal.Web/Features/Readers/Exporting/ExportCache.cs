using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>
/// Keeps the most requested PDF exports, those without a filter, in memory up to a limit. Concurrent requests for a file that is not in
/// memory make it once.
/// </summary>
/// <remarks>The key is the strong ETag, which covers everything that the bytes depend on.</remarks>
public sealed class ExportCache : IDisposable
{
    /// <summary>The limit in bytes. A report of 1,200 rows takes 1.4 MB.</summary>
    private const int MaxBytes = 16 * 1_024 * 1_024;

    private readonly MemoryCache _files = new(new MemoryCacheOptions { SizeLimit = MaxBytes });
    private readonly ConcurrentDictionary<string, Lazy<Task<MadeExport>>> _making = new();

    /// <returns>Null when the file is not in memory.</returns>
    public ReadOnlyMemory<byte>? Find(string tag) => _files.Get<ReadOnlyMemory<byte>?>(tag);

    /// <summary>Makes an export and keeps it, or waits for another request that already makes it.</summary>
    /// <param name="tag">The ETag or, when that is known only after the file is made, a key of the operation.</param>
    public Task<MadeExport> MakeAsync(string tag, Func<Task<MadeExport>> make) =>
        _making.GetOrAdd(tag, _ => new Lazy<Task<MadeExport>>(() => MakeOnceAsync(tag, make))).Value;

    public void Dispose() => _files.Dispose();

    private async Task<MadeExport> MakeOnceAsync(string tag, Func<Task<MadeExport>> make)
    {
        try
        {
            // Another request can have finished it since the first look-up.
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
