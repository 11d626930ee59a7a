using System.Buffers;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// A file in one contiguous buffer while it is checked. The buffer is reused for the next file, because the runtime releases large arrays
/// late.
/// </summary>
internal sealed class WholeFile(ArrayPool<byte> pool, int length) : IDisposable
{
    private byte[]? _buffer = pool.Rent(length);

    public byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(WholeFile));

    public ReadOnlyMemory<byte> Bytes => Buffer.AsMemory(0, length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            pool.Return(buffer);
        }
    }
}
