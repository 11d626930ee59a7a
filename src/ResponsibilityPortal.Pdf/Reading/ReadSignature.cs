using System.Buffers;
using System.Globalization;
using System.Text;
using ResponsibilityPortal.Pdf.Signing;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>The signature of a file (ISO 32000-1, 12.8.1), if its place and form are right.</summary>
/// <param name="GapStart">The beginning of the bytes that it doesn't cover: those of the signature itself.</param>
/// <param name="GapEnd">The end of these bytes.</param>
/// <param name="Message">The signature, DER-encoded.</param>
public sealed record ReadSignature(int GapStart, int GapEnd, ReadOnlyMemory<byte> Message)
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    /// <summary>Finds the signature of a file.</summary>
    /// <returns>Null when the file is not signed.</returns>
    /// <exception cref="UnreadablePdfException">The signature has another form than this writer gives. Every byte outside the signature
    /// must be covered.</exception>
    public static ReadSignature? In(PdfFile file)
    {
        if (new PdfContents(file).SignatureField() is not { } field)
        {
            return null;
        }

        var dictionary = file.Follow(field.Dictionary["V"], "signature");
        if (
            file.IsPacked(dictionary.Id)
            || dictionary.Dictionary["Contents"] is not PdfValue.Hex contents
            || dictionary.Dictionary["ByteRange"]
                is not PdfValue.Array
                {
                    Items: [PdfValue.Number(0), PdfValue.Number(var before), PdfValue.Number(var after), PdfValue.Number(var rest)]
                }
        )
        {
            throw new UnreadablePdfException("Its signature has an unsupported form.");
        }

        if (before != contents.Start || after != contents.End || after + rest != file.Bytes.Length)
        {
            throw new UnreadablePdfException("Its signature does not cover the whole file.");
        }

        return new ReadSignature(contents.Start, contents.End, MessageIn(file.Bytes.Span[(contents.Start + 1)..(contents.End - 1)]));
    }

    /// <summary>Returns the bytes that the signature covers: the file without the signature.</summary>
    /// <exception cref="UnreadablePdfException">There are too many bytes, with those that were already read.</exception>
    public byte[] CoveredBytes(PdfFile file)
    {
        file.ChargeCopy(file.Bytes.Length);
        var bytes = file.Bytes.Span;
        var covered = new byte[GapStart + bytes.Length - GapEnd];
        bytes[..GapStart].CopyTo(covered);
        bytes[GapEnd..].CopyTo(covered.AsSpan(GapStart));
        return covered;
    }

    /// <summary>
    /// Checks that the reserved space has exactly the size of the signature, in lowercase letters, so that nothing can be hidden in it.
    /// Files of release 0.1.0 and before reserve the same space for all, filled with zeros.
    /// </summary>
    private static byte[] MessageIn(ReadOnlySpan<byte> digits)
    {
        if (digits.Length > 2 * PdfSigner.StampedMaxBytes || digits.Length % 2 != 0 || digits.ContainsAnyExcept(HexDigits))
        {
            throw new UnreadablePdfException("The space for its signature has an unsupported form.");
        }

        var bytes = Convert.FromHexString(Encoding.ASCII.GetString(digits));
        var length = bytes is [0x30, 0x82, var high, var low, ..]
            ? (high << 8) + low + 4
            : throw new UnreadablePdfException("Its signature has an unsupported form.");
        var isFilledUp =
            bytes.Length == PdfSigner.MessageMaxBytes && length < bytes.Length && !bytes.AsSpan(length).ContainsAnyExcept((byte)0);
        return length == bytes.Length || isFilledUp
            ? bytes[..length]
            : throw new UnreadablePdfException(
                string.Create(CultureInfo.InvariantCulture, $"The {length} bytes of its signature do not fill the space for it.")
            );
    }
}
