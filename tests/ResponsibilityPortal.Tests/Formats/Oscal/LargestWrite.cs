namespace ResponsibilityPortal.Tests.Formats.Oscal;

/// <summary>Counts what is written to it, and remembers the largest piece.</summary>
internal sealed class LargestWrite : Stream
{
    public long Total { get; private set; }

    public long Largest { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Total += count;
        Largest = Math.Max(Largest, count);
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
