namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>
/// A compressed stream to be inflated, which shows afterwards whether it ends exactly where its data does. Inflating says nothing of that: it
/// stops at the end of the data, whatever stands behind, and takes bytes that end too early for all there are. So the last byte is given
/// by itself, and what is asked for shows what was needed.
/// </summary>
internal sealed class CompressedSource(ReadOnlyMemory<byte> bytes) : Stream
{
    private int _position;
    private bool _lacksBytes;

    /// <summary>Whether every byte was needed and none was missing. Known when everything is inflated.</summary>
    public bool EndsWithItsData => _position == bytes.Length && !_lacksBytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var left = bytes.Span[_position..];
        _lacksBytes |= left.IsEmpty;
        var given = left[..Math.Min(Math.Max(left.Length - 1, Math.Min(left.Length, 1)), buffer.Length)];
        given.CopyTo(buffer);
        _position += given.Length;
        return given.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
