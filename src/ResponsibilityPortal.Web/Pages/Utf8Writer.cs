using System.Buffers;
using System.Text;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>
/// Writes text as UTF-8 into a rented buffer. A large page is a megabyte or two; allocating that for each rendering would cost more than
/// the rendering itself.
/// </summary>
internal sealed class Utf8Writer : TextWriter
{
    private const int FirstSize = 128 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _length;

    /// <summary>The bytes written so far. Invalid after the writer is disposed.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <remarks>Renderers write complete texts, so a surrogate pair is never split between two calls.</remarks>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        EnsureRoom(Encoding.UTF8.GetMaxByteCount(buffer.Length));
        _length += Encoding.UTF8.GetBytes(buffer, _buffer.AsSpan(_length));
    }

    protected override void Dispose(bool disposing)
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
        base.Dispose(disposing);
    }

    private void EnsureRoom(int bytes)
    {
        if (_buffer.Length - _length >= bytes)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
