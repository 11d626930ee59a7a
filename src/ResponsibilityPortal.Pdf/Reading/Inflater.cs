using System.IO.Compression;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Inflates the streams of one file, and no more of them than <see cref="ReadingLimits.InflatedMaxBytes"/> in all.</summary>
internal sealed class Inflater
{
    private const int StepBytes = 64 * 1_024;

    private long _left = ReadingLimits.InflatedMaxBytes;

    /// <exception cref="UnreadablePdfException">It is no such stream, or too much.</exception>
    public byte[] Inflate(ReadOnlyMemory<byte> compressed)
    {
        try
        {
            using var source = new MemoryStream(compressed.ToArray(), writable: false);
            using var zlib = new ZLibStream(source, CompressionMode.Decompress);
            using var output = new MemoryStream();
            var step = new byte[StepBytes];
            for (int read; (read = zlib.Read(step)) > 0;)
            {
                _left -= read;
                if (_left < 0)
                {
                    throw new UnreadablePdfException($"Its streams hold more than {ReadingLimits.InflatedMaxBytes / (1_024 * 1_024)} MB.");
                }

                output.Write(step.AsSpan(0, read));
            }

            return output.ToArray();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // ZLibException, for a stream that asks for a preset dictionary, is an IOException.
            throw new UnreadablePdfException("A compressed stream is damaged.");
        }
    }
}
