using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>
/// Writes a signature as the message for a document: CMS SignedData (RFC 5652, 5) without the document itself, with one signer and that
/// signer's certificate. It has one form, written here and not by the runtime. So a document that was signed years ago can be regenerated
/// byte for byte.
/// </summary>
internal static class SignatureMessage
{
    private const int SignedDataVersion = 1;

    private const string Data = "1.2.840.113549.1.7.1";
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";

    /// <summary>id-aa-signingCertificateV2 (RFC 5035, 3).</summary>
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    /// <summary>id-aa-timeStampToken (RFC 3161, appendix A).</summary>
    public const string TimeStampToken = "1.2.840.113549.1.9.16.2.14";

    private static readonly Asn1Tag Tagged0 = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Tagged1 = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Returns what the key signs: the attributes, which contain the digest of the document (RFC 5652, 5.4).</summary>
    /// <remarks>
    /// They are those of the baseline (ETSI EN 319 142-1, 6.3): the content's kind and digest, and the signing certificate. They don't
    /// claim a time; a time stamp for the signature proves one.
    /// </remarks>
    public static byte[] Attributes(X509Certificate2 certificate, ReadOnlySpan<byte> document)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        WriteAttributes(writer, null, certificate, SHA256.HashData(document));
        return writer.Encode();
    }

    /// <summary>
    /// Returns the number of bytes of every message with a certificate. A digest has a fixed length, and an RSA signature that of its key.
    /// </summary>
    /// <param name="stamp">A time stamp, or bytes of its length; empty for a signature without one.</param>
    public static int LengthWith(X509Certificate2 certificate, ReadOnlySpan<byte> stamp)
    {
        using var key = certificate.GetRSAPublicKey()!;
        return Write(certificate, [], new byte[(key.KeySize + 7) / 8], stamp).Length;
    }

    /// <summary>Returns the whole message, DER-encoded.</summary>
    /// <param name="signature">The RSA signature of the attributes.</param>
    /// <param name="stamp">The time stamp for that signature (RFC 3161), DER-encoded, which ends the message; empty for none.</param>
    public static byte[] Write(
        X509Certificate2 certificate,
        ReadOnlySpan<byte> document,
        ReadOnlySpan<byte> signature,
        ReadOnlySpan<byte> stamp
    )
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignedData);
            using (writer.PushSequence(Tagged0))
            using (writer.PushSequence())
            {
                writer.WriteInteger(SignedDataVersion);
                using (writer.PushSetOf())
                {
                    WriteAlgorithm(writer, Sha256);
                }

                WriteAlgorithm(writer, Data);
                using (writer.PushSetOf(Tagged0))
                {
                    writer.WriteEncodedValue(certificate.RawDataMemory.Span);
                }

                using (writer.PushSetOf())
                {
                    WriteSigner(writer, certificate, document, signature, stamp);
                }
            }
        }

        return writer.Encode();
    }

    private static void WriteSigner(
        AsnWriter writer,
        X509Certificate2 certificate,
        ReadOnlySpan<byte> document,
        ReadOnlySpan<byte> signature,
        ReadOnlySpan<byte> stamp
    )
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(SignedDataVersion);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(certificate.IssuerName.RawData);
                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }

            WriteAlgorithm(writer, Sha256);
            WriteAttributes(writer, Tagged0, certificate, SHA256.HashData(document));
            WriteRsa(writer);
            writer.WriteOctetString(signature);
            if (!stamp.IsEmpty)
            {
                WriteStamp(writer, stamp);
            }
        }
    }

    /// <summary>Writes the unsigned attributes: the time stamp alone (ETSI EN 319 122-1, 5.3).</summary>
    private static void WriteStamp(AsnWriter writer, ReadOnlySpan<byte> stamp)
    {
        using (writer.PushSetOf(Tagged1))
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(TimeStampToken);
            using (writer.PushSetOf())
            {
                writer.WriteEncodedValue(stamp);
            }
        }
    }

    /// <summary>Writes a single identifier: of an algorithm without parameters, or of content outside the message.</summary>
    private static void WriteAlgorithm(AsnWriter writer, string identifier)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(identifier);
        }
    }

    /// <summary>Writes rsaEncryption, whose parameters are NULL (RFC 3370, 3.2). Those of SHA-256 are absent (RFC 5754, 2).</summary>
    private static void WriteRsa(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Rsa);
            writer.WriteNull();
        }
    }

    private static void WriteAttributes(AsnWriter writer, Asn1Tag? tag, X509Certificate2 certificate, byte[] digest)
    {
        using (writer.PushSetOf(tag))
        {
            WriteAttribute(writer, ContentType, value => value.WriteObjectIdentifier(Data));
            WriteAttribute(writer, MessageDigest, value => value.WriteOctetString(digest));
            WriteAttribute(writer, SigningCertificateV2, value => WriteWhichCertificate(value, certificate));
        }
    }

    private static void WriteAttribute(AsnWriter writer, string identifier, Action<AsnWriter> writeValue)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(identifier);
            using (writer.PushSetOf())
            {
                writeValue(writer);
            }
        }
    }

    /// <summary>
    /// Writes SigningCertificateV2 with one ESSCertIDv2 (RFC 5035, 3 and 4). Its hash algorithm is SHA-256 unless another is named.
    /// </summary>
    private static void WriteWhichCertificate(AsnWriter writer, X509Certificate2 certificate)
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(certificate.GetCertHash(HashAlgorithmName.SHA256));
        }
    }
}
