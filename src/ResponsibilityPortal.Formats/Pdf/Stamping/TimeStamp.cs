using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace ResponsibilityPortal.Formats.Pdf.Stamping;

/// <summary>Reads time stamps (RFC 3161), which come from servers and, in files, from anyone.</summary>
public static class TimeStamp
{
    /// <summary>id-ct-TSTInfo: what is signed in a time stamp.</summary>
    private const string Content = "1.2.840.113549.1.9.16.1.4";

    private const string WrongCertificate =
        "The certificate that signed it is not one for time stamps, is missing, or was not valid at its time.";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Sha384 = "2.16.840.1.101.3.4.2.2";
    private const string Sha512 = "2.16.840.1.101.3.4.2.3";

    /// <summary>Returns what a time stamp proves about a signature.</summary>
    /// <param name="stamp">The stamp, DER-encoded.</param>
    public static TimeStampFinding Check(ReadOnlyMemory<byte> stamp, ReadOnlyMemory<byte> signature, TimeStampTrust trust) =>
        Guarded(() =>
            Read(stamp) is not { } token ? new TimeStampFinding.Damaged(ReasonUnfit(stamp) ?? "It cannot be read as a time stamp.")
            : !IsOver(token.TokenInfo, signature.Span) ? new TimeStampFinding.Damaged("It isn't for this signature.")
            : Judge(token, trust)
        );

    /// <summary>Returns whether a time stamp is intact and by a trusted server, for whatever was stamped.</summary>
    public static bool IsTrusted(ReadOnlyMemory<byte> stamp, TimeStampTrust trust) =>
        Guarded(() => Read(stamp) is { } token ? Judge(token, trust) : new TimeStampFinding.Damaged("")) is TimeStampFinding.Proven;

    /// <summary>Returns whether a time stamp names the hash of a signature.</summary>
    public static bool IsOver(ReadOnlyMemory<byte> stamp, ReadOnlyMemory<byte> signature) =>
        Read(stamp) is { } token && IsOver(token.TokenInfo, signature.Span);

    /// <summary>
    /// Returns whether two time stamps are the same response of a server. If their bytes differ, one of them was changed where no signature
    /// covers it.
    /// </summary>
    public static bool AreSameAnswer(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) =>
        Read(one) is { } first && Read(other) is { } second && first.TokenInfo.Encode().AsSpan().SequenceEqual(second.TokenInfo.Encode());

    /// <summary>Reads a time stamp. Returns null when it isn't one, or when its signature or certificate is invalid.</summary>
    internal static Rfc3161TimestampToken? Read(ReadOnlyMemory<byte> stamp)
    {
        try
        {
            return Rfc3161TimestampToken.TryDecode(stamp, out var token, out var consumed) && consumed == stamp.Length ? token : null;
        }
        catch (Exception exception) when (IsOfContent(exception))
        {
            return null;
        }
    }

    /// <summary>
    /// Returns why something in the form of a time stamp can't be read as one, as a sentence, or null when it has another form.
    /// </summary>
    internal static string? ReasonUnfit(ReadOnlyMemory<byte> stamp)
    {
        var message = new SignedCms();
        try
        {
            message.Decode(stamp.Span);
            if (message.ContentInfo.ContentType.Value != Content)
            {
                return null;
            }
        }
        catch (Exception exception) when (IsOfContent(exception))
        {
            return null;
        }

        try
        {
            message.CheckSignature(verifySignatureOnly: true);
            return WrongCertificate;
        }
        catch (Exception exception) when (IsOfContent(exception))
        {
            return "Its own signature does not hold.";
        }
    }

    internal static bool IsOver(Rfc3161TimestampTokenInfo info, ReadOnlySpan<byte> signature)
    {
        var hash = info.HashAlgorithmId.Value switch
        {
            Sha256 => SHA256.HashData(signature),
            Sha384 => SHA384.HashData(signature),
            Sha512 => SHA512.HashData(signature),
            _ => [],
        };
        return hash.Length > 0 && info.GetMessageHash().Span.SequenceEqual(hash);
    }

    private static TimeStampFinding Judge(Rfc3161TimestampToken token, TimeStampTrust trust)
    {
        var info = token.TokenInfo;
        if (
            !token.VerifySignatureForHash(info.GetMessageHash().Span, info.HashAlgorithmId, out var server, trust.Certificates)
            || server is null
        )
        {
            return new TimeStampFinding.Damaged(WrongCertificate);
        }

        var latest = info.Timestamp.AddTicks((info.AccuracyInMicroseconds ?? 0) * TimeSpan.TicksPerMicrosecond);
        return trust.VouchesFor(server, token.AsSignedCms().Certificates, info.Timestamp)
            ? new TimeStampFinding.Proven(info.Timestamp, latest, server.Subject)
            : new TimeStampFinding.NotTrusted(info.Timestamp, server.Subject);
    }

    private static TimeStampFinding Guarded(Func<TimeStampFinding> check)
    {
        try
        {
            return check();
        }
        catch (Exception exception) when (IsOfContent(exception))
        {
            return new TimeStampFinding.Damaged("It cannot be read as a time stamp.");
        }
    }

    /// <summary>
    /// Returns whether an exception is caused by the content. Much of a stamp is decoded lazily, and anyone can have written it.
    /// </summary>
    private static bool IsOfContent(Exception exception) =>
        exception is CryptographicException or AsnContentException or ArgumentException or NotSupportedException or OverflowException;
}
