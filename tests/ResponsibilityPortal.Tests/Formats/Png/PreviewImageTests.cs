using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ResponsibilityPortal.Formats.Drawing;
using ResponsibilityPortal.Formats.Png;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Png;

/// <summary>Reads the file as its specification says, chunk by chunk.</summary>
public sealed class PreviewImageTests
{
    [Fact]
    public void Image_HasTheColoursOfThePartiesInTheProportionsOfTheMatrix()
    {
        var matrix = Given.Matrix();
        var chunks = ChunksOf(PreviewImage.Draw(matrix));
        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        Assert.Equal(
            (PreviewImage.Width, PreviewImage.Height),
            (BinaryPrimitives.ReadInt32BigEndian(chunks[0].Data), BinaryPrimitives.ReadInt32BigEndian(chunks[0].Data.AsSpan(4)))
        );
        var colors = chunks[1].Data.Chunk(3).Select(color => $"#{Convert.ToHexString(color)}").ToList();
        using var rows = new MemoryStream();
        using (var compressed = new ZLibStream(new MemoryStream(chunks[2].Data), CompressionMode.Decompress))
        {
            compressed.CopyTo(rows);
        }

        Assert.Equal((PreviewImage.Width + 1) * PreviewImage.Height, rows.Length);
        var pixels = rows.ToArray()
            .Chunk(PreviewImage.Width + 1)
            .SelectMany(row => row[1..])
            .CountBy(index => colors[index])
            .ToDictionary();
        var cells = matrix.Responsibilities.SelectMany(row => row.Assignments).Select(cell => cell.Accountable!).ToHashSet();
        Assert.All(
            matrix.Parties.Index(),
            party => Assert.Equal(cells.Contains(party.Item.Slug), pixels.ContainsKey(PartyPalette.For(party.Index).Light))
        );
        Assert.Equal(PaletteToken.Surface.Light, colors[0]);
    }

    [Fact]
    public void Image_OfAMatrixWithoutRowsOrColumns_IsEmpty()
    {
        var matrix = Given.Matrix() with { HostingModels = [], Domains = [] };
        Assert.Equal(3, ChunksOf(PreviewImage.Draw(matrix))[1].Data.Length);
    }

    private static List<(string Type, byte[] Data)> ChunksOf(byte[] file)
    {
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(file[..8]));
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var named = file.AsSpan(at + 4, 4 + length);
            Assert.Equal(Crc(named), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(named[..4]), named[4..].ToArray()));
            at += 12 + length;
        }

        return chunks;
    }

    /// <summary>Bit by bit, as the specification defines it.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }
        }

        return ~crc;
    }
}
