using System.Security.Cryptography;
using OtpNet;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>Creates keys for authenticator apps and checks their codes: six digits that change every 30 seconds (RFC 6238).</summary>
internal static class AuthenticatorApp
{
    private const int KeyBytes = 20;
    private const string Issuer = "Responsibility Portal";

    /// <summary>The accepted time steps: one step back for slow typing, and one step ahead for a clock that is fast.</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>Returns a new key in Base32, which apps accept and users can type.</summary>
    public static string NewKey() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Returns the address that the QR code contains.</summary>
    public static string Address(string key, string account) => new OtpUri(OtpType.Totp, key, account, Issuer).ToString();

    /// <summary>
    /// Returns the time step of a code; null if the code isn't valid now. The step must be later than the last accepted one, because no
    /// code can be used twice (ASVS 5.0 v6.5.1).
    /// </summary>
    public static long? Accept(string key, string? code, long lastStep, DateTimeOffset now)
    {
        var digits = code?.Replace(" ", "", StringComparison.Ordinal);
        return
            digits is { Length: 6 }
            && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now.UtcDateTime, digits, out var step, Window)
            && step > lastStep
            ? step
            : null;
    }
}
