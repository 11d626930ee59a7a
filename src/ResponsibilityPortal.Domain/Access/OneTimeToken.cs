using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Access;

/// <summary>A secret that is given to a user once and works once: 256 bits, stored only as its hash (ASVS 5.0 v11.5.1, v6.4.1).</summary>
/// <param name="Text">The text that the user receives; safe in an address.</param>
/// <param name="Hash">The hash that is stored.</param>
public sealed record OneTimeToken(string Text, string Hash)
{
    private const int Bytes = 32;

    public static OneTimeToken Create()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new OneTimeToken(text, HashOf(text));
    }

    /// <summary>Returns the hash under which a presented text is looked up.</summary>
    public static string HashOf(string text) => Sha256Hash.Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Returns whether a presented text is the stored one. Compares in constant time.</summary>
    public static bool Matches(string? text, string hash) =>
        text is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(text)), Encoding.ASCII.GetBytes(hash));
}
