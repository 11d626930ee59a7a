using System.Buffers.Binary;
using System.Text;

namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>The messages between a page and its circuit, as far as a simulated page must write and read them.</summary>
/// <remarks>Each message is an array in MessagePack after its length.</remarks>
internal static class BlazorPack
{
    private const byte Nil = 0xC0;
    private const long Invoke = 1;

    /// <summary>The end of the handshake, which is text.</summary>
    public const byte HandshakeEnd = 0x1E;

    /// <summary>The handshake request of the page.</summary>
    public static byte[] Handshake { get; } = [.. """{"protocol":"blazorpack","version":1}"""u8, HandshakeEnd];

    /// <summary>Writes a call to the circuit.</summary>
    /// <param name="id">The ID of the response; null when no response is needed.</param>
    public static byte[] Call(string? id, string target, params object?[] arguments)
    {
        var body = new List<byte> { 0x95, (byte)Invoke, 0x80 };
        Write(body, id);
        Write(body, target);
        body.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
        {
            Write(body, argument);
        }

        var length = new List<byte>();
        for (var rest = body.Count; length.Count == 0 || rest > 0; rest >>= 7)
        {
            length.Add((byte)(rest > 0x7F ? rest & 0x7F | 0x80 : rest));
        }

        return [.. length, .. body];
    }

    /// <summary>Reads the calls that are complete, and skips other messages.</summary>
    /// <returns>The number of bytes read.</returns>
    public static int Read(ReadOnlySpan<byte> bytes, List<BlazorCall> calls)
    {
        var read = 0;
        while (TryLength(bytes[read..], out var head, out var length) && read + head + length <= bytes.Length)
        {
            var at = 0;
            var message = (object?[])Value(bytes.Slice(read + head, length), ref at)!;
            if (message is [Invoke, _, _, string target, object?[] arguments, ..])
            {
                calls.Add(new BlazorCall(target, arguments));
            }

            read += head + length;
        }

        return read;
    }

    private static bool TryLength(ReadOnlySpan<byte> bytes, out int head, out int length)
    {
        (head, length) = (0, 0);
        while (head < bytes.Length)
        {
            length |= (bytes[head] & 0x7F) << 7 * head;
            if ((bytes[head++] & 0x80) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void Write(List<byte> body, object? value)
    {
        switch (value)
        {
            case null:
                body.Add(Nil);
                break;
            case bool known:
                body.Add((byte)(known ? 0xC3 : 0xC2));
                break;
            case long number:
                body.Add(0xD3);
                Span<byte> big = stackalloc byte[sizeof(long)];
                BinaryPrimitives.WriteInt64BigEndian(big, number);
                body.AddRange(big);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                body.AddRange([0xDA, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes]);
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} is not supported.");
        }
    }

    private static object? Value(ReadOnlySpan<byte> bytes, ref int at)
    {
        var kind = bytes[at++];
        switch (kind)
        {
            case <= 0x7F:
                return (long)kind;
            case >= 0xE0:
                return (long)(sbyte)kind;
            case >= 0x80 and <= 0x8F:
                return Array(bytes, ref at, 2 * (kind & 0xF));
            case >= 0x90 and <= 0x9F:
                return Array(bytes, ref at, kind & 0xF);
            case >= 0xA0 and <= 0xBF:
                return Encoding.UTF8.GetString(Take(bytes, ref at, kind & 0x1F));
            case Nil:
                return null;
            case 0xC2 or 0xC3:
                return kind == 0xC3;
            case 0xC4 or 0xC5 or 0xC6:
                return Take(bytes, ref at, (int)Number(bytes, ref at, 1 << kind - 0xC4)).Length;
            case >= 0xCC and <= 0xCF:
                return Number(bytes, ref at, 1 << kind - 0xCC);
            case >= 0xD0 and <= 0xD3:
                return Number(bytes, ref at, 1 << kind - 0xD0);
            case 0xD9 or 0xDA or 0xDB:
                return Encoding.UTF8.GetString(Take(bytes, ref at, (int)Number(bytes, ref at, 1 << kind - 0xD9)));
            case 0xDC or 0xDD:
                return Array(bytes, ref at, (int)Number(bytes, ref at, kind == 0xDC ? 2 : 4));
            default:
                throw new NotSupportedException($"MessagePack 0x{kind:X2} is not supported.");
        }
    }

    private static object?[] Array(ReadOnlySpan<byte> bytes, ref int at, int count)
    {
        var items = new object?[count];
        for (var index = 0; index < count; index++)
        {
            items[index] = Value(bytes, ref at);
        }

        return items;
    }

    /// <remarks>Handles and numbers of batches are never negative.</remarks>
    private static long Number(ReadOnlySpan<byte> bytes, ref int at, int size)
    {
        var number = 0L;
        foreach (var part in Take(bytes, ref at, size))
        {
            number = number << 8 | part;
        }

        return number;
    }

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> bytes, ref int at, int count)
    {
        at += count;
        return bytes.Slice(at - count, count);
    }
}
