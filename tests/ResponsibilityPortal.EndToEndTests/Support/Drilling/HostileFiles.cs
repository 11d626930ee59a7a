using System.Text;
using ResponsibilityPortal.Tests.Pdf.Reading;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Files that each try to take as much memory and time as possible in another way.</summary>
internal static class HostileFiles
{
    private const int Megabyte = 1 << 20;
    private const int Largest = (15 * Megabyte) + (Megabyte / 2);

    public static IReadOnlyList<byte[]> Make()
    {
        byte[] literal = [.. "1 0 <</Kids("u8, .. Enumerable.Repeat((byte)'a', 60 * Megabyte), .. ")>>"u8];
        return
        [
            Packed(new byte[95 * Megabyte]),
            Packed(literal),
            Packed(new byte[31 * Megabyte]),
            ManyEnds(CraftedPdf.Deflated(new byte[30 * Megabyte])),
            new CraftedPdf()
                .Object("<</Pages 2 0 R>>")
                .Object($"<</Kids[{string.Concat(Enumerable.Repeat("<<>>", 3_900_000))}]>>")
                .Finish(),
            Repeated("{", number => $"\"k{number}\":1", "}"),
            Repeated("{\"domains\":[", _ => "[]", "]}"),
            Encoding.UTF8.GetBytes(
                $"{{\"format\":\"responsibility-matrix/1\",\"domains\":[{string.Join(',', Enumerable.Repeat("{}", 599_000))}]}}"
            ),
            Encoding.UTF8.GetBytes($"{{\"format\":\"{new string('f', Largest)}\"}}"),
            [.. "%PDF-1.7\n"u8, .. Noise()],
        ];
    }

    private static byte[] Packed(ReadOnlySpan<byte> content) =>
        new CraftedPdf()
            .Object("<</Pages 2 0 R>>")
            .Refer(2, 3, 0)
            .Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", CraftedPdf.Deflated(content))
            .Finish();

    private static byte[] ManyEnds(byte[] bomb)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        for (var end = 0; end < 8; end++)
        {
            var start = file.Position;
            file.Write(
                Encoding.ASCII.GetBytes(
                    $"1 0 obj\n<</Type/XRef/W[1 4 2]/Size 9/Root 1 0 R/Filter/FlateDecode/Length {bomb.Length}>>\nstream\n"
                )
            );
            file.Write(bomb);
            file.Write(Encoding.ASCII.GetBytes($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n"));
        }

        file.Write("more"u8);
        return file.ToArray();
    }

    private static byte[] Repeated(string start, Func<int, string> item, string end)
    {
        var document = new StringBuilder(start);
        for (var number = 0; document.Length < Largest; number++)
        {
            document.Append(number == 0 ? "" : ",").Append(item(number));
        }

        return Encoding.UTF8.GetBytes(document.Append(end).ToString());
    }

    private static byte[] Noise()
    {
        var noise = new byte[Largest];
        new Random(14).NextBytes(noise);
        return noise;
    }
}
