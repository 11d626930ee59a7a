using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
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

    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <summary>id-aa-signingCertificateV2 (RFC 5035, 3).</summary>
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

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
    /// <remarks>
    /// It has the attributes that the baseline asks for (ETSI EN 319 142-1, 6.3): the content's kind and digest, and which
    /// certificate signs. The time stands in the signature dictionary; as an attribute, signing-time would be a second one.
    /// </remarks>
    public byte[] Sign(byte[] signedBytes) => SignatureOf(Certificate, null, signedBytes);

    /// <summary>What <see cref="Sign"/> gave for a document, made again from the RSA signature in it, which needs no private key.</summary>
    internal static byte[] Replay(X509Certificate2 certificate, byte[] signature, byte[] signedBytes)
    {
        using var replayed = new ReplayedKey(signature);
        return SignatureOf(certificate, replayed, signedBytes);
    }

    private static byte[] SignatureOf(X509Certificate2 certificate, RSA? key, byte[] signedBytes)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate, key, RSASignaturePadding.Pkcs1)
        {
            DigestAlgorithm = new Oid(Sha256),

            // Anything more would build a chain, for which the machine's own certificates and perhaps the network would be asked.
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), WhichCertificate(certificate)));
        var message = new SignedCms(new ContentInfo(signedBytes), detached: true);
        message.ComputeSignature(signer, silent: true);
        return message.Encode();
    }

    /// <summary>SigningCertificateV2 with one ESSCertIDv2 (RFC 5035, 3 and 4), whose hash algorithm is SHA-256 unless another is named.</summary>
    private static byte[] WhichCertificate(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(certificate.GetCertHash(HashAlgorithmName.SHA256));
        }

        return writer.Encode();
    }
}
