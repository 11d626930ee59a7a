using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>
/// Signs documents with a detached CMS signature in the form of PAdES baseline B-B (ETSI EN 319 142-1), but without a signing time. The
/// same document must have the same bytes on every day, and a time that the signer only claims is worth nothing. With space for a time
/// stamp (RFC 3161), which is added to the finished file, the form is that of baseline B-T.
/// </summary>
/// <remarks>RSA with PKCS#1 v1.5 padding always gives the same bytes for the same document.</remarks>
public sealed class PdfSigner : IDocumentSignature
{
    /// <summary>The longest signature without a time stamp, in bytes. Files of release 0.1.0 and before reserve this length.</summary>
    public const int MessageMaxBytes = 4_096;

    /// <summary>The longest signature that is written or read, in bytes, including its time stamp.</summary>
    public const int StampedMaxBytes = MessageMaxBytes + StampPlace.MaxBytes;

    /// <summary>The shortest key that is considered safe (ETSI TS 119 312, 9.2).</summary>
    private const int SmallestKeyBits = 2_048;

    private readonly byte[] _stamp;

    /// <param name="certificate">A certificate with its private key.</param>
    /// <param name="stampLength">The number of bytes to reserve for a time stamp; 0 for none. <see cref="StampPlace"/> adds the
    /// stamp.</param>
    /// <exception cref="ArgumentException">The certificate can't sign documents. The message says why.</exception>
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

    /// <summary>Returns why a certificate can't sign documents, as a sentence; null when it can.</summary>
    public static string? ReasonUnfit(X509Certificate2 certificate)
    {
        using var publicKey = certificate.GetRSAPublicKey();
        if (publicKey is null)
        {
            return $"The certificate '{certificate.Subject}' doesn't have an RSA key. With another key, the same document would get a "
                + "different signature each time.";
        }

        if (publicKey.KeySize < SmallestKeyBits)
        {
            return $"The RSA key of the certificate '{certificate.Subject}' has {publicKey.KeySize} bits. It needs {SmallestKeyBits} "
                + "bits or more.";
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
        var signature = key.SignData(
            SignatureMessage.Attributes(Certificate, document),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return SignatureMessage.Write(Certificate, document, signature, _stamp);
    }
}
