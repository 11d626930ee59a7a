using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>
/// Signs documents with a detached CMS signature in the form of PAdES baseline B-B (ETSI EN 319 142-1), but without its claim of a time:
/// the same document is to have the same bytes on every day, and a time that nobody measured is worth nothing. With room for a time stamp
/// (RFC 3161) that is put into the finished file, the form is that of baseline B-T.
/// </summary>
/// <remarks>RSA with PKCS#1 v1.5 padding gives the same bytes for the same document always.</remarks>
public sealed class PdfSigner : IDocumentSignature
{
    /// <summary>The longest signature without a time stamp, in bytes. Files of release 0.1.0 and before keep room for one of this length.</summary>
    public const int MessageMaxBytes = 4_096;

    /// <summary>The longest signature that is written or read, in bytes, with its time stamp.</summary>
    public const int StampedMaxBytes = MessageMaxBytes + StampPlace.MaxBytes;

    /// <summary>Shorter keys are no longer held to be safe (ETSI TS 119 312, 9.2).</summary>
    private const int SmallestKeyBits = 2_048;

    private readonly byte[] _stamp;

    /// <param name="certificate">With its private key.</param>
    /// <param name="stampLength">For a time stamp of how many bytes there is to be room; 0 for none. <see cref="StampPlace"/> puts it there.</param>
    /// <exception cref="ArgumentException">It cannot sign documents; the message says why.</exception>
    public PdfSigner(X509Certificate2 certificate, int stampLength = 0)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (ReasonUnfit(certificate) is { } reason)
        {
            throw new ArgumentException(reason, nameof(certificate));
        }

        Certificate = certificate;
        _stamp = stampLength == 0 ? [] : StampPlace.Keep(stampLength);
        Length = SignatureMessage.LengthWith(certificate, _stamp);
    }

    public X509Certificate2 Certificate { get; }

    public int Length { get; }

    /// <summary>Why a certificate cannot sign documents, as a sentence; null when it can.</summary>
    public static string? ReasonUnfit(X509Certificate2 certificate)
    {
        using var publicKey = certificate.GetRSAPublicKey();
        if (publicKey is null)
        {
            return $"The certificate '{certificate.Subject}' has a key of another kind than RSA, with which the same document would never be signed the same way twice.";
        }

        if (publicKey.KeySize < SmallestKeyBits)
        {
            return $"The RSA key of the certificate '{certificate.Subject}' has {publicKey.KeySize} bits; {SmallestKeyBits} is the least that is safe.";
        }

        if (!certificate.HasPrivateKey)
        {
            return $"The certificate '{certificate.Subject}' comes without its private key.";
        }

        var length = SignatureMessage.LengthWith(certificate, []);
        return length > MessageMaxBytes
            ? $"A signature with the certificate '{certificate.Subject}' takes {length} bytes; documents have room for {MessageMaxBytes}."
            : null;
    }

    public byte[] Sign(ReadOnlySpan<byte> document)
    {
        using var key = Certificate.GetRSAPrivateKey()!;
        var signature = key.SignData(SignatureMessage.Attributes(Certificate, document), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return SignatureMessage.Write(Certificate, document, signature, _stamp);
    }
}
