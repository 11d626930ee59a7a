using System.Buffers;
using System.IO.Compression;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Inflates the streams of one file within its budget.</summary>
/// <remarks>
/// A stream is inflated twice: first to measure and check it, then into an array of exactly that length. A growing buffer would take up to
/// three times the memory. A stream that is refused takes none.
/// </remarks>
internal sealed class Inflater(ReadingBudget budget)
{
    private const int StepBytes = 64 * 1_024;

    /// <exception cref="UnreadablePdfException">The stream is damaged, too large, or doesn't end with its data.</exception>
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

            return source.EndsWithItsData
                ? length
                : throw new UnreadablePdfException("A compressed stream ends too early, or other bytes follow its data.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(step);
        }
    }
}
