namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>
/// A compressed stream that reports, after it was inflated, whether it ends exactly where its data does. Inflating alone doesn't: it stops
/// at the end of the data, ignores what follows, and accepts bytes that end too early. So the last byte is supplied separately, and the
/// reads show which bytes were needed.
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

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
