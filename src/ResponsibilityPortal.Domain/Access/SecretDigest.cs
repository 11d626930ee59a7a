using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityPortal.Domain.Access;

/// <summary>Digests of stored secrets for the log. They show only whether a stored value is the recorded one.</summary>
/// <remarks>
/// A digest is made from what the store keeps: a salted hash, a random key of at least 100 bits, or a public value.
/// So guessing a secret from its digest is no easier than guessing it from the store.
/// </remarks>
public static class SecretDigest
{
    private const string Prefix = "portal-secret-v1";

    /// <summary>Returns the digest of a stored value.</summary>
    /// <param name="kind">The kind of the value, so that digests of different kinds never match.</param>
    /// <param name="owner">The owner of the value, so that one user's value can't replace another's.</param>
    /// <param name="stored">The value exactly as the store keeps it; null when there is none.</param>
    public static string? Of(string kind, string owner, string? stored) =>
        stored is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Prefix}\n{kind}\n{owner}\n{stored}")));

    /// <summary>Returns the digest of an API token's secret.</summary>
    public static string OfToken(string token, string secretHash) => Of("api-token", token, secretHash)!;

    /// <summary>Returns the digest of a user's one-time link.</summary>
    public static string OfInvitation(Guid user, string tokenHash, DateTimeOffset expiresAt) =>
        Of("invitation", user.ToString("D"), $"{tokenHash}\n{Canonical.UtcInstant.Format(expiresAt)}")!;

    /// <summary>Returns the digest of a setup link.</summary>
    public static string OfSetup(string tokenHash, DateTimeOffset expiresAt) =>
        Of("setup", "setup", $"{tokenHash}\n{Canonical.UtcInstant.Format(expiresAt)}")!;
}
