using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>Signs documents as PAdES baseline B-B (ETSI EN 319 142-1): a detached CMS signature with the signer's certificate in it.</summary>
/// <remarks>RSA with PKCS#1 v1.5 padding gives the same bytes for the same document always.</remarks>
public sealed class PdfSigner
{
    /// <summary>How many bytes are kept free for the signature in the file.</summary>
    public const int ReservedBytes = 4_096;

    /// <summary>Shorter keys are no longer held to be safe (ETSI TS 119 312, 9.2).</summary>
    private const int SmallestKeyBits = 2_048;

    /// <summary>More than all else in a signature takes: attributes, serial number, identifiers, lengths.</summary>
    private const int FrameBytes = 512;

    /// <param name="certificate">With its private key.</param>
    /// <exception cref="ArgumentException">It cannot sign documents; the message says why.</exception>
    public PdfSigner(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (ReasonUnfit(certificate) is { } reason)
        {
            throw new ArgumentException(reason, nameof(certificate));
        }

        Certificate = certificate;
    }

    public X509Certificate2 Certificate { get; }

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

        var length = certificate.RawDataMemory.Length + certificate.IssuerName.RawData.Length + (publicKey.KeySize / 8) + FrameBytes;
        return length > ReservedBytes
            ? $"A signature with the certificate '{certificate.Subject}' takes some {length} bytes; documents have room for {ReservedBytes}."
            : null;
    }

    /// <summary>The signature over the bytes of a file, DER-encoded.</summary>
    public byte[] Sign(ReadOnlySpan<byte> document)
    {
        using var key = Certificate.GetRSAPrivateKey()!;
        var signature = key.SignData(SignatureMessage.Attributes(Certificate, document), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return SignatureMessage.Write(Certificate, document, signature);
    }
}
