namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Passes on what is written. While the client doesn't accept more, the turn is interrupted.</summary>
internal sealed class TurnStream(Stream body, FileTurn turn) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var sent = body.WriteAsync(buffer, cancellationToken).AsTask();
        if (!sent.IsCompletedSuccessfully)
        {
            await turn.WaitForAsync(sent, cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        var sent = body.FlushAsync(cancellationToken);
        if (!sent.IsCompletedSuccessfully)
        {
            await turn.WaitForAsync(sent, cancellationToken);
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
