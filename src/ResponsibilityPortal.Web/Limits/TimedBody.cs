namespace ResponsibilityPortal.Web.Limits;

/// <summary>
/// The body of a request, which must arrive within a time limit. Reading it throws <see cref="OperationCanceledException"/> when the time
/// is up. The connection stays open, so that the client gets an answer.
/// </summary>
internal sealed class TimedBody : Stream
{
    private readonly Stream _body;
    private readonly SendingTime _time;
    private int _arrived;

    private TimedBody(Stream body, SendingTime time) => (_body, _time) = (body, time);

    /// <summary>Limits the time for the body of a request. Dispose of the result when the body has been read.</summary>
    public static SendingTime Limit(HttpContext context)
    {
        var time = new SendingTime(context.RequestServices.GetRequiredService<TimeProvider>());
        context.Request.Body = new TimedBody(context.Request.Body, time);
        return time;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, cancellationToken);
        var read = await _body.ReadAsync(buffer, either.Token);
        _time.Extend(_arrived += read);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
