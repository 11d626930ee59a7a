using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Writes objects as a plain file: one after another, with a cross-reference table. Tests use it to break a conforming file.
/// </summary>
internal static class PdfFileWriter
{
    public static byte[] Write(IReadOnlyDictionary<int, PdfValue> objects, PdfValue.Dictionary trailer)
    {
        using var output = new MemoryStream();
        output.Write("%PDF-1.7\n%"u8);
        output.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new SortedDictionary<int, long>();
        foreach (var (number, value) in objects)
        {
            // The containers of the objects in the source file aren't written.
            if (PdfFile.DictionaryOf(value)?.Members.GetValueOrDefault("Type") is PdfValue.Name { Value: "XRef" or "ObjStm" })
            {
                continue;
            }

            places[number] = output.Position;
            Print(output, $"{number} 0 obj\n");
            Print(output, value);
            Print(output, "\nendobj\n");
        }

        var table = output.Position;
        Print(output, "xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, place) in places)
        {
            Print(output, $"{number} 1\n{place.ToString("D10", CultureInfo.InvariantCulture)} 00000 n \n");
        }

        var end = new PdfValue.Dictionary { ["Size"] = new PdfValue.Number(places.Keys.DefaultIfEmpty(0).Max() + 1, true) };
        foreach (var key in new[] { "Root", "Info", "ID", "Encrypt" })
        {
            if (trailer.Members.TryGetValue(key, out var value))
            {
                end[key] = value;
            }
        }

        Print(output, "trailer\n");
        Print(output, end);
        Print(output, $"\nstartxref\n{table}\n%%EOF\n");
        return output.ToArray();
    }

    /// <summary>Writes values and operators as a content stream.</summary>
    public static byte[] Content(IEnumerable<PdfValue> tokens)
    {
        using var output = new MemoryStream();
        foreach (var token in tokens)
        {
            Print(output, token);
            Print(output, token is PdfValue.Keyword ? "\n" : " ");
        }

        return output.ToArray();
    }

    private static void Print(MemoryStream output, string text) => output.Write(Encoding.Latin1.GetBytes(text));

    private static void Print(MemoryStream output, PdfValue value)
    {
        switch (value)
        {
            case PdfValue.Null:
                Print(output, "null");
                break;
            case PdfValue.Keyword keyword:
                Print(output, keyword.Word);
                break;
            case PdfValue.Boolean truth:
                Print(output, truth.Value ? "true" : "false");
                break;
            case PdfValue.Number number:
                Print(output, number.Value.ToString(number.IsWhole ? "0" : "0.0########", CultureInfo.InvariantCulture));
                break;
            case PdfValue.String text:
                Print(output, $"<{Convert.ToHexString(text.Bytes)}>");
                break;
            case PdfValue.Name name:
                PrintName(output, name.Value);
                break;
            case PdfValue.Reference reference:
                Print(output, $"{reference.Number} 0 R");
                break;
            case PdfValue.Array array:
                Print(output, "[");
                array.Items.ForEach(item => Print(output, " ", item));
                Print(output, " ]");
                break;
            case PdfValue.Dictionary dictionary:
                Print(output, "<<");
                foreach (var (key, inner) in dictionary.Members)
                {
                    Print(output, " ");
                    PrintName(output, key);
                    Print(output, " ", inner);
                }

                Print(output, " >>");
                break;
            case PdfValue.Stream stream:
                stream.Dictionary["Length"] = new PdfValue.Number(stream.Raw.Length, true);
                Print(output, stream.Dictionary);
                Print(output, "\nstream\n");
                output.Write(stream.Raw);
                Print(output, "\nendstream");
                break;
        }
    }

    private static void Print(MemoryStream output, string before, PdfValue value)
    {
        Print(output, before);
        Print(output, value);
    }

    private static void PrintName(MemoryStream output, string name)
    {
        Print(output, "/");
        foreach (var sign in Encoding.UTF8.GetBytes(name))
        {
            Print(output, char.IsAsciiLetterOrDigit((char)sign) ? $"{(char)sign}" : $"#{sign:X2}");
        }
    }
}
