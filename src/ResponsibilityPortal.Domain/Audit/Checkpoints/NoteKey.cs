using System.Security.Cryptography;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// The public key of a key pair that signs notes: ECDSA on the curve P-256 with SHA-256, identified by the first bytes of its hash.
/// </summary>
/// <remarks>
/// Signature type 0x02 of C2SP's signed note: the key ID is the first four bytes of SHA-256 of the SubjectPublicKeyInfo. Signatures are
/// ASN.1 DER.
/// </remarks>
public sealed record NoteKey
{
    private const int IdLength = 4;
    private const string CurveOid = "1.2.840.10045.3.1.7";
    private const string PemLabel = "PUBLIC KEY";

    private NoteKey(string subjectPublicKeyInfo) => SubjectPublicKeyInfo = subjectPublicKeyInfo;

    /// <summary>DER in base64.</summary>
    public string SubjectPublicKeyInfo { get; }

    /// <summary>Eight hexadecimal digits that distinguish keys for users.</summary>
    public string Id => Convert.ToHexStringLower(IdBytes);

    private byte[] IdBytes => SHA256.HashData(Convert.FromBase64String(SubjectPublicKeyInfo))[..IdLength];

    public static NoteKey Of(ECDsa key) => new(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()));

    /// <summary>Reads DER in base64; null for anything except a key on this curve.</summary>
    public static NoteKey? Parse(string subjectPublicKeyInfo)
    {
        if (!IsBase64(subjectPublicKeyInfo))
        {
            return null;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(subjectPublicKeyInfo), out _);
            return IsOnCurve(key) ? Of(key) : null;
        }
        catch (Exception exception) when (IsOfOtherKeys(exception))
        {
            return null;
        }
    }

    /// <summary>
    /// Reads a PEM file with a public key, or with a private key, of which only the public half is kept. Returns null for anything else. Of
    /// several keys it reads the first, which is the one in use where the portal lists them.
    /// </summary>
    public static NoteKey? ParsePem(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var first))
        {
            return null;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem.AsSpan()[first.Location]);
            return IsOnCurve(key) ? Of(key) : null;
        }
        catch (Exception exception) when (IsOfOtherKeys(exception))
        {
            return null;
        }
    }

    /// <summary>Returns the key as a PEM file.</summary>
    public string ToPem() => $"{PemEncoding.WriteString(PemLabel, Convert.FromBase64String(SubjectPublicKeyInfo))}\n";

    /// <summary>Returns whether one of a note's signatures is valid and by this key.</summary>
    public bool HasSigned(SignedNote note)
    {
        var id = IdBytes;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(SubjectPublicKeyInfo), out _);
        return note.Signatures.Any(signature =>
            Convert.FromBase64String(signature.Blob) is var blob
            && blob.AsSpan().StartsWith(id)
            && key.VerifyData(
                System.Text.Encoding.UTF8.GetBytes(note.Text),
                blob.AsSpan(IdLength).ToArray(),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            )
        );
    }

    /// <summary>Signs a note's text under a name.</summary>
    public static NoteSignature Sign(ECDsa key, string name, string text)
    {
        var signature = key.SignData(
            System.Text.Encoding.UTF8.GetBytes(text),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return new NoteSignature(name, Convert.ToBase64String([.. Of(key).IdBytes, .. signature]));
    }

    /// <summary>Returns whether a key can sign notes. A curve that is given by its parameters has no name.</summary>
    public static bool IsOnCurve(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value == CurveOid;

    /// <summary>Returns whether a text is base64 in its strict form: padded, without white space.</summary>
    public static bool IsBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes.AsSpan(0, length)) == text;
    }

    /// <summary>
    /// Returns whether reading failed because the data is not a key, or is a key of a kind that this machine doesn't support.
    /// </summary>
    private static bool IsOfOtherKeys(Exception exception) =>
        exception is CryptographicException or ArgumentException or PlatformNotSupportedException;
}
