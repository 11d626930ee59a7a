using System.IO.Compression;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Inflates the streams of one file, and no more of them than <see cref="ReadingLimits.InflatedMaxBytes"/> in all.</summary>
internal sealed class Inflater
{
    private const int StepBytes = 64 * 1_024;

    private long _left = ReadingLimits.InflatedMaxBytes;

    /// <exception cref="UnreadablePdfException">It is no such stream, or too much, or not where its data ends.</exception>
    public byte[] Inflate(ReadOnlyMemory<byte> compressed)
    {
        Charge(compressed.Length);
        try
        {
            using var source = new CompressedSource(compressed);
            using var zlib = new ZLibStream(source, CompressionMode.Decompress);
            using var output = new MemoryStream();
            var step = new byte[StepBytes];
            for (int read; (read = zlib.Read(step)) > 0;)
            {
                Charge(read);
                output.Write(step.AsSpan(0, read));
            }

            return source.EndsWithItsData ? output.ToArray() : throw new UnreadablePdfException("A compressed stream ends before its data, or something stands behind them.");
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // ZLibException, for a stream that asks for a preset dictionary, is an IOException.
            throw new UnreadablePdfException("A compressed stream is damaged.");
        }
    }

    private void Charge(int bytes)
    {
        _left -= bytes;
        if (_left < 0)
        {
            throw new UnreadablePdfException($"Its streams hold more than {ReadingLimits.InflatedMaxBytes / (1_024 * 1_024)} MB.");
        }
    }
}
