using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>Checks signatures by <see cref="PdfSigner"/>.</summary>
public static class SignatureCheck
{
    /// <param name="message">The signature, DER-encoded.</param>
    /// <param name="coveredBytes">The file without the signature.</param>
    /// <param name="known">The certificates that count.</param>
    public static SignatureFinding Check(ReadOnlySpan<byte> message, byte[] coveredBytes, IEnumerable<X509Certificate2> known)
    {
        var signed = new SignedCms(new ContentInfo(coveredBytes), detached: true);
        try
        {
            // Much of a message is decoded lazily.
            signed.Decode(message);
            if (signed.SignerInfos is not [{ Certificate: { } certificate } signer])
            {
                return new SignatureFinding.Unreadable("The signature names no signer, or several.");
            }

            return known.FirstOrDefault(candidate => candidate.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span)) is { } own
                ? CheckOwn(signed, signer, own, message, coveredBytes)
                : new SignatureFinding.Foreign(
                    certificate.Subject,
                    StampOf(signer) is { } stamp && Holds(signed) && IsWritten(signer, certificate, coveredBytes, stamp, message)
                        ? stamp
                        : null
                );
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException)
        {
            return new SignatureFinding.Unreadable("The signature is damaged.");
        }
    }

    /// <remarks>
    /// A valid signature is not enough: parts of such a message are not signed, and a change of one is a change of the file. So the message
    /// is written again around its RSA signature, which is unique for a key and a text, and must be the same. Only a time stamp is accepted
    /// as it is, because another server made it and it has its own signature.
    /// </remarks>
    private static SignatureFinding CheckOwn(
        SignedCms signed,
        SignerInfo signer,
        X509Certificate2 own,
        ReadOnlySpan<byte> message,
        byte[] coveredBytes
    )
    {
        try
        {
            signed.CheckSignature(verifySignatureOnly: true);
            var stamp = StampOf(signer);
            return IsWritten(signer, own, coveredBytes, stamp, message)
                ? new SignatureFinding.Holds(own, stamp)
                : new SignatureFinding.Broken(own, "The signature itself was changed.");
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException)
        {
            return new SignatureFinding.Broken(own, "The file is not what was signed.");
        }
    }

    /// <summary>Returns whether a message is byte for byte the one that a portal writes around its signature.</summary>
    /// <remarks>
    /// A time stamp alone does not prove the age of a file. An attacker can make a key that fits an old signature, and put that signature
    /// with its stamp into a new file. A portal signs with RSA and includes the digest of its certificate, and with it the key, so no such
    /// key can be found.
    /// </remarks>
    private static bool IsWritten(
        SignerInfo signer,
        X509Certificate2 certificate,
        byte[] coveredBytes,
        SignatureStamp? stamp,
        ReadOnlySpan<byte> message
    ) =>
        SignatureMessage
            .Write(certificate, coveredBytes, signer.GetSignature(), stamp is null ? [] : stamp.Token.Span)
            .AsSpan()
            .SequenceEqual(message);

    private static bool Holds(SignedCms signed)
    {
        try
        {
            signed.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static SignatureStamp? StampOf(SignerInfo signer) =>
        signer.UnsignedAttributes is [{ Oid.Value: SignatureMessage.TimeStampToken, Values: [var token] }] && IsOneValue(token.RawData)
            ? new SignatureStamp(token.RawData, signer.GetSignature())
            : null;

    /// <summary>
    /// Returns whether a stamp is one value in DER, like the message around it. The runtime accepts looser forms, which no portal writes.
    /// </summary>
    private static bool IsOneValue(byte[] stamp) =>
        AsnDecoder.TryReadEncodedValue(stamp, AsnEncodingRules.DER, out _, out _, out _, out var length) && length == stamp.Length;
}
