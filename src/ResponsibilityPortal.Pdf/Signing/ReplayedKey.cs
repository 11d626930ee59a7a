using System.Security.Cryptography;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>Stands in for a private key where the signature is known: it gives that one for whatever is to be signed.</summary>
internal sealed class ReplayedKey(byte[] signature) : RSA
{
    public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) => signature;

    public override bool TrySignHash(ReadOnlySpan<byte> hash, Span<byte> destination, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding, out int bytesWritten)
    {
        bytesWritten = 0;
        if (!signature.AsSpan().TryCopyTo(destination))
        {
            return false;
        }

        bytesWritten = signature.Length;
        return true;
    }

    public override RSAParameters ExportParameters(bool includePrivateParameters) => throw new NotSupportedException();

    public override void ImportParameters(RSAParameters parameters) => throw new NotSupportedException();
}
