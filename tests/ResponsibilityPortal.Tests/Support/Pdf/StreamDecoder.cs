using System.IO.Compression;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Decodes the filters of streams (ISO 32000-1, 7.4): deflate, and the row predictors that cross-reference streams may use.
/// </summary>
internal static class StreamDecoder
{
    public static byte[] Decode(PdfFile file, PdfValue.Stream stream)
    {
        var filters = file.ListAt(stream.Dictionary, "Filter");
        var parameters = file.ListAt(stream.Dictionary, "DecodeParms");
        var data = stream.Raw;
        foreach (var (index, filter) in filters.Index())
        {
            if (filter is not PdfValue.Name { Value: "FlateDecode" })
            {
                throw new PdfFormatException($"A stream has the filter {(filter as PdfValue.Name)?.Value}, which isn't supported here.");
            }

            data = Predict(Inflate(data), parameters.ElementAtOrDefault(index) as PdfValue.Dictionary);
        }

        return data;
    }

    private static byte[] Inflate(byte[] data)
    {
        try
        {
            using var inflated = new MemoryStream();
            using var source = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
            source.CopyTo(inflated);
            return inflated.ToArray();
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new PdfFormatException($"A stream cannot be decompressed: {error.Message}");
        }
    }

    private static byte[] Predict(byte[] data, PdfValue.Dictionary? parameters)
    {
        var predictor = Whole(parameters, "Predictor", 1);
        if (predictor == 1)
        {
            return data;
        }

        if (predictor < 10 || Whole(parameters, "Colors", 1) != 1 || Whole(parameters, "BitsPerComponent", 8) != 8)
        {
            throw new PdfFormatException($"A stream has the predictor {predictor}, which isn't supported here.");
        }

        var width = Whole(parameters, "Columns", 1);
        var rows = data.Length / (width + 1);
        var result = new byte[rows * width];
        for (var row = 0; row < rows; row++)
        {
            var kind = data[row * (width + 1)];
            for (var column = 0; column < width; column++)
            {
                int left = column > 0 ? result[(row * width) + column - 1] : 0;
                int above = row > 0 ? result[((row - 1) * width) + column] : 0;
                int corner = row > 0 && column > 0 ? result[((row - 1) * width) + column - 1] : 0;
                var guess = kind switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Paeth(left, above, corner),
                    _ => throw new PdfFormatException($"A row has the predictor {kind}."),
                };
                result[(row * width) + column] = (byte)(data[(row * (width + 1)) + 1 + column] + guess);
            }
        }

        return result;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        if (toLeft <= toAbove && toLeft <= toCorner)
        {
            return left;
        }

        return toAbove <= toCorner ? above : corner;
    }

    private static int Whole(PdfValue.Dictionary? parameters, string key, int otherwise) =>
        parameters?.Members.GetValueOrDefault(key) is PdfValue.Number number ? (int)number.Value : otherwise;
}
