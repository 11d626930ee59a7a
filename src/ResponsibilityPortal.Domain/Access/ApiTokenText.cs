using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Access;

/// <summary>
/// An API token as a program holds it: <c>ptl_</c>, a public ID of 8 characters, 32 random bytes in base64url, and a checksum of 8
/// hexadecimal digits. The checksum detects a mistyped token without asking the store.
/// </summary>
/// <param name="Id">Names the token in lists and in the log. Gives no access.</param>
/// <param name="Secret">Never stored: only its hash is (ASVS 5.0 v11.5.1).</param>
public sealed partial record ApiTokenText(string Id, string Secret)
{
    public const int Length = 63;

    private const string Prefix = "ptl_";
    private const string IdCharacters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 8;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;
    private const int ChecksumLength = 8;

    /// <summary>The hash that the store keeps.</summary>
    public string SecretHash => Sha256Hash.Of(Encoding.ASCII.GetBytes(Secret));

    public static ApiTokenText Create() =>
        new(RandomNumberGenerator.GetString(IdCharacters, IdLength), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>False for anything else, including a token with a mistyped character.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiTokenText? token)
    {
        token =
            text is { Length: Length } && Form().IsMatch(text)
                ? new ApiTokenText(text.Substring(Prefix.Length, IdLength), text.Substring(Prefix.Length + IdLength, SecretLength))
                : null;
        token = token?.ToString() == text ? token : null;
        return token is not null;
    }

    /// <summary>Returns whether the stored hash is that of this token. Compares in constant time.</summary>
    public bool Matches(string secretHash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SecretHash), Encoding.ASCII.GetBytes(secretHash));

    /// <summary>Returns the complete token, to be shown once.</summary>
    public override string ToString()
    {
        var body = $"{Prefix}{Id}{Secret}";
        return $"{body}{Sha256Hash.Of(Encoding.ASCII.GetBytes(body))[..ChecksumLength]}";
    }

    [GeneratedRegex(@"\Aptl_[a-z0-9]{8}[A-Za-z0-9_-]{43}[0-9a-f]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
