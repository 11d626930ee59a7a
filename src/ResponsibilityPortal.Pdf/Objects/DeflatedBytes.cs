using System.Buffers;
using System.IO.Compression;

namespace ResponsibilityPortal.Pdf.Objects;

/// <summary>
/// The compressed content of a stream (FlateDecode, ISO 32000-1, 7.4.4), in memory of the shared pool until it is disposed of.
/// </summary>
internal sealed class DeflatedBytes : IDisposable
{
    private byte[] _bytes;
    private readonly int _length;

    public DeflatedBytes(ReadOnlySpan<byte> content)
    {
        // Deflate makes nothing longer than stored blocks: at most five more bytes for each 16 KiB, and the header and checksum of zlib.
        _bytes = ArrayPool<byte>.Shared.Rent(content.Length + (content.Length / 1_000) + 64);
        using var output = new MemoryStream(_bytes);
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        (_length, ContentLength) = ((int)output.Position, content.Length);
    }

    /// <summary>The number of bytes before compression.</summary>
    public int ContentLength { get; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }
}
