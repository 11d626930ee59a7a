using System.Security.Cryptography;

namespace ResponsibilityPortal.Domain.Canonical;

/// <summary>SHA-256 in the form in which the portal stores and shows it: 64 lower-case hexadecimal digits.</summary>
public static class Sha256Hash
{
    public const int Length = 64;

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
