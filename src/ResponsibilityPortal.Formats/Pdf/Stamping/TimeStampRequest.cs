using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace ResponsibilityPortal.Formats.Pdf.Stamping;

/// <summary>
/// A request to a time-stamp server (RFC 3161, 2.4), and the check of its response. The server learns a hash and nothing else.
/// </summary>
public sealed class TimeStampRequest
{
    private const int NonceBytes = 8;
    private const string NoStamp = "The time-stamp server sent a response that isn't a time stamp.";

    /// <summary>The last PKIStatus that grants a stamp: <c>granted</c> is 0, <c>grantedWithMods</c> is 1.</summary>
    private static readonly BigInteger LastGranted = BigInteger.One;

    private readonly ReadOnlyMemory<byte> _signature;
    private readonly Rfc3161TimestampRequest _request;

    /// <param name="signature">The signature to stamp.</param>
    public TimeStampRequest(ReadOnlyMemory<byte> signature)
    {
        // A nonce of constant length, so that stamps have a constant length where possible.
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        nonce[0] = (byte)((nonce[0] & 0x3F) | 0x40);
        _signature = signature;
        _request = Rfc3161TimestampRequest.CreateFromHash(
            SHA256.HashData(signature.Span),
            HashAlgorithmName.SHA256,
            requestedPolicyId: null,
            nonce,
            requestSignerCertificates: true
        );
    }

    /// <summary>The request as it is sent, DER-encoded.</summary>
    public byte[] Bytes => _request.Encode();

    /// <summary>Checks a response. Each possible defect has its own sentence.</summary>
    public TimeStampAnswer Read(ReadOnlyMemory<byte> answer, TimeStampTrust trust)
    {
        if (TokenIn(answer, out var refusal) is not { } token)
        {
            return refusal!;
        }

        if (token.Length is < StampedReport.StampMinBytes or > StampedReport.StampMaxBytes || !IsOneValue(token))
        {
            return Refused(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The time stamp has {token.Length} bytes, or another encoding than DER; documents have room for "
                        + $"{StampedReport.StampMaxBytes}."
                )
            );
        }

        if (TimeStamp.Read(token) is not { } stamp)
        {
            return Refused(TimeStamp.ReasonUnfit(token) is { } unfit ? $"The time stamp proves nothing. {unfit}" : NoStamp);
        }

        if (stamp.TokenInfo.GetNonce() is not { } nonce || _request.GetNonce() is not { } sent || !nonce.Span.SequenceEqual(sent.Span))
        {
            return Refused("The time stamp answers another request: it does not have the nonce that was sent.");
        }

        if (!TimeStamp.IsOver(stamp.TokenInfo, _signature.Span))
        {
            return Refused("The time stamp isn't for the hash that was sent.");
        }

        return TimeStamp.Check(token, _signature, trust) switch
        {
            TimeStampFinding.Damaged(var reason) => Refused($"The time stamp proves nothing. {reason}"),
            TimeStampFinding.NotTrusted(_, var by) => Refused($"The time stamp is by {by}, for which no trusted certificate vouches."),
            _ => Fits(answer)
                ? new TimeStampAnswer.Granted(token)
                : Refused("The answer of the time-stamp server does not fit the request."),
        };
    }

    /// <summary>Returns the time stamp in a response, in its original encoding (RFC 3161, 2.4.2).</summary>
    private static ReadOnlyMemory<byte>? TokenIn(ReadOnlyMemory<byte> answer, out TimeStampAnswer.Refused? refusal)
    {
        try
        {
            refusal = null;
            var response = new AsnReader(answer, AsnEncodingRules.BER).ReadSequence();
            var status = response.ReadSequence().ReadInteger();
            if (status < 0 || status > LastGranted)
            {
                refusal = Refused(
                    string.Create(CultureInfo.InvariantCulture, $"The time-stamp server refused the request with the status {status}.")
                );
                return null;
            }

            return response.ReadEncodedValue();
        }
        catch (AsnContentException)
        {
            refusal = Refused(NoStamp);
            return null;
        }
    }

    private static bool IsOneValue(ReadOnlyMemory<byte> token)
    {
        try
        {
            AsnDecoder.ReadEncodedValue(token.Span, AsnEncodingRules.DER, out _, out _, out var consumed);
            return consumed == token.Length;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>Checks the other rules of RFC 3161 for a response: its form, policy and certificates.</summary>
    private bool Fits(ReadOnlyMemory<byte> answer)
    {
        try
        {
            _request.ProcessResponse(answer, out var consumed);
            return consumed == answer.Length;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static TimeStampAnswer.Refused Refused(string reason) => new(reason);
}
