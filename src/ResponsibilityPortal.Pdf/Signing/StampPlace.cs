using System.Security.Cryptography.Pkcs;
using System.Text;
using ResponsibilityPortal.Pdf.Reading;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>
/// The space for a time stamp in a file that was just signed. The signature is what gets stamped, so the stamp is made after it. But its
/// length must be known before, because the signature covers the end of its space. A stamp of another length needs another file.
/// </summary>
public sealed class StampPlace
{
    /// <summary>The shortest time stamp there can be space for, in bytes. One with a certificate is several times longer.</summary>
    public const int MinBytes = 260;

    /// <summary>The longest time stamp there can be space for, in bytes.</summary>
    public const int MaxBytes = 12_288;

    private const int HeaderBytes = 4;
    private const byte OctetString = 0x04;
    private const byte TwoBytesOfLength = 0x82;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _digitsAt;

    private StampPlace(ReadOnlyMemory<byte> file, int digitsAt, int length, ReadOnlyMemory<byte> signature) =>
        (_file, _digitsAt, Length, Signature) = (file, digitsAt, length, signature);

    /// <summary>The number of bytes of the stamp that fits.</summary>
    public int Length { get; }

    /// <summary>What gets stamped: the RSA signature alone (ETSI EN 319 122-1, 5.3).</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>Finds the place in a file that <see cref="PdfSigner"/> signed with space for a stamp.</summary>
    /// <exception cref="ArgumentException">The file is not signed, or has no such space.</exception>
    public static StampPlace In(ReadOnlyMemory<byte> file)
    {
        var found =
            ReadSignature.In(PdfFile.Read(file, ReadingBudget.ForOwnFile(CancellationToken.None)))
            ?? throw new ArgumentException("The file is not signed.", nameof(file));
        var message = new SignedCms();
        message.Decode(found.Message.Span);
        var signer = message.SignerInfos[0];
        var length = signer.UnsignedAttributes is [{ Values: [var kept] }]
            ? kept.RawData.Length
            : throw new ArgumentException("The signature has no room for a time stamp.", nameof(file));

        // The stamp is the last value of the message; the closing bracket follows its digits.
        return new StampPlace(file, found.GapEnd - 1 - (2 * length), length, signer.GetSignature());
    }

    /// <summary>Returns the file with the stamp in it.</summary>
    /// <param name="stamp">The time stamp, DER-encoded.</param>
    /// <exception cref="ArgumentException">The stamp has another length than its space.</exception>
    public byte[] Fill(ReadOnlySpan<byte> stamp)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(stamp.Length, Length, nameof(stamp));
        var filled = _file.ToArray();
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(stamp), filled.AsSpan(_digitsAt));
        return filled;
    }

    /// <summary>Returns the placeholder of a stamp: zeros, as one value of that length.</summary>
    internal static byte[] Keep(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, MinBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxBytes);
        var value = new byte[length];
        var content = length - HeaderBytes;
        (value[0], value[1], value[2], value[3]) = (OctetString, TwoBytesOfLength, (byte)(content >> 8), (byte)content);
        return value;
    }
}
