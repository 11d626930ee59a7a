using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>The private key of a witness. Uses BouncyCastle, because the runtime has no Ed25519, which C2SP's cosignatures need.</summary>
internal sealed class WitnessSigner
{
    private const string PemLabel = "PRIVATE KEY";

    private readonly byte[] _seed;

    private WitnessSigner(string name, byte[] seed)
    {
        _seed = seed;
        Key = WitnessKey.Of(name, new Ed25519PrivateKeyParameters(seed).GeneratePublicKey().GetEncoded());
    }

    /// <summary>The public key.</summary>
    public WitnessKey Key { get; }

    /// <summary>The beginning of an Ed25519 key in PKCS#8, up to the 32 bytes of the key itself (RFC 8410, 7).</summary>
    private static ReadOnlySpan<byte> Pkcs8 =>
        [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    public static WitnessSigner Make(string name) => new(name, RandomNumberGenerator.GetBytes(Ed25519PrivateKeyParameters.KeySize));

    /// <summary>Reads a PEM file. Null for anything but a private Ed25519 key.</summary>
    public static WitnessSigner? ParsePem(string name, string pem) =>
        PemEncoding.TryFind(pem, out var found)
        && pem[found.Label] == PemLabel
        && Convert.FromBase64String(pem[found.Base64Data]) is var der
        && der.AsSpan().StartsWith(Pkcs8)
        && der.Length == Pkcs8.Length + Ed25519PrivateKeyParameters.KeySize
            ? new WitnessSigner(name, der[Pkcs8.Length..])
            : null;

    /// <summary>Returns the key as a PEM file, which openssl reads as well.</summary>
    public string ToPem() => $"{PemEncoding.WriteString(PemLabel, [.. Pkcs8, .. _seed])}\n";

    /// <summary>Cosigns the text of a checkpoint.</summary>
    public NoteSignature Sign(string text, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds();
        var message = WitnessKey.Message(text, seconds);
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, new Ed25519PrivateKeyParameters(_seed));
        signer.BlockUpdate(message, 0, message.Length);
        return Key.Line(seconds, signer.GenerateSignature());
    }
}
