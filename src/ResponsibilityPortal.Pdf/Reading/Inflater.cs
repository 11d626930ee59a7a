using System.Buffers;
using System.IO.Compression;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Inflates the streams of one file within its budget.</summary>
/// <remarks>
/// A stream is inflated twice: once to see how long it is and whether it is whole, and once into an array of exactly that length. What
/// grows as it is filled would take up to three times the memory, and a stream that is refused takes none.
/// </remarks>
internal sealed class Inflater(ReadingBudget budget)
{
    private const int StepBytes = 64 * 1_024;

    /// <exception cref="UnreadablePdfException">It is no such stream, or too much, or not where its data ends.</exception>
    public byte[] Inflate(ReadOnlyMemory<byte> compressed)
    {
        budget.ChargeInflated(compressed.Length);
        try
        {
            var content = GC.AllocateUninitializedArray<byte>(LengthOf(compressed));
            using var source = new CompressedSource(compressed);
            using var zlib = new ZLibStream(source, CompressionMode.Decompress);
            zlib.ReadExactly(content);
            return content;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // ZLibException, for a stream that asks for a preset dictionary, is an IOException.
            throw new UnreadablePdfException("A compressed stream is damaged.");
        }
    }

    private int LengthOf(ReadOnlyMemory<byte> compressed)
    {
        using var source = new CompressedSource(compressed);
        using var zlib = new ZLibStream(source, CompressionMode.Decompress);
        var step = ArrayPool<byte>.Shared.Rent(StepBytes);
        try
        {
            var length = 0;
            for (int read; (read = zlib.Read(step)) > 0; length += read)
            {
                budget.ChargeInflated(read);
            }

            return source.EndsWithItsData ? length : throw new UnreadablePdfException("A compressed stream ends before its data, or something stands behind them.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(step);
        }
    }
}
