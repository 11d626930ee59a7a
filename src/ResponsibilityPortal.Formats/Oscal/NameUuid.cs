using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>Makes UUIDs from names: version 5 of RFC 9562. The same name in the same namespace always gives the same UUID.</summary>
internal static class NameUuid
{
    private const int Bytes = 16;
    private const int VersionByte = 6;
    private const int VariantByte = 8;

    public static Guid Of(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[Bytes + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input, Bytes);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        // Version 5 is defined with SHA-1. Nothing is protected by it.
#pragma warning disable CA5350
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        hash[VersionByte] = (byte)((hash[VersionByte] & 0x0F) | 0x50);
        hash[VariantByte] = (byte)((hash[VariantByte] & 0x3F) | 0x80);
        return new Guid(hash[..Bytes], bigEndian: true);
    }
}
