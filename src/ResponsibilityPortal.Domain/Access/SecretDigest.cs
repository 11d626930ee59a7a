using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityPortal.Domain.Access;

/// <summary>Digests of stored secrets for the log. They tell whether a stored value is the one that was recorded, and nothing else.</summary>
/// <remarks>
/// A digest is made of what the store keeps, which is a salted hash, a random key of 100 bits or more, or public. So nobody can guess a
/// secret by its digest more easily than by the store.
/// </remarks>
public static class SecretDigest
{
    private const string Prefix = "portal-secret-v1";

    /// <summary>Returns the digest of a stored value.</summary>
    /// <param name="kind">What it is, so that digests of different kinds never agree.</param>
    /// <param name="owner">Whose it is, so that nobody's value can take the place of another's.</param>
    /// <param name="stored">Exactly what the store keeps; null when it keeps none.</param>
    public static string? Of(string kind, string owner, string? stored) =>
        stored is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Prefix}\n{kind}\n{owner}\n{stored}")));

    /// <summary>The digest of an API token's secret.</summary>
    public static string OfToken(string token, string secretHash) => Of("api-token", token, secretHash)!;

    /// <summary>The digest of the one-time link of a user.</summary>
    public static string OfInvitation(Guid person, string tokenHash, DateTimeOffset expiresAt) =>
        Of("invitation", person.ToString("D"), $"{tokenHash}\n{Canonical.UtcInstant.Format(expiresAt)}")!;

    /// <summary>The digest of a setup link.</summary>
    public static string OfSetup(string tokenHash, DateTimeOffset expiresAt) => Of("setup", "setup", $"{tokenHash}\n{Canonical.UtcInstant.Format(expiresAt)}")!;
}
