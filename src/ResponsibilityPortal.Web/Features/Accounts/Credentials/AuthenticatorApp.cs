using System.Security.Cryptography;
using OtpNet;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>Codes of an authenticator app: six digits that change every 30 seconds (RFC 6238).</summary>
internal static class AuthenticatorApp
{
    private const int KeyBytes = 20;
    private const string Issuer = "Responsibility Portal";

    /// <summary>One step back for slow typing and one ahead for a clock that runs fast.</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>A new key, in the letters that apps and people use (Base32).</summary>
    public static string NewKey() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The address that apps read from the QR code.</summary>
    public static string Address(string key, string account) => new OtpUri(OtpType.Totp, key, account, Issuer).ToString();

    /// <summary>The step a code belongs to, if it is right now and later than the last one accepted: no code works twice (ASVS 5.0 v6.5.1).</summary>
    public static long? Accept(string key, string? code, long lastStep, DateTimeOffset now)
    {
        var digits = code?.Replace(" ", "", StringComparison.Ordinal);
        return digits is { Length: 6 } && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now.UtcDateTime, digits, out var step, Window) && step > lastStep
            ? step
            : null;
    }
}
