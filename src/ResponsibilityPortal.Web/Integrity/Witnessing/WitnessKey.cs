using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>
/// The public key of a witness, and its name. A witness is another machine that confirms checkpoints of the log with cosignatures
/// (c2sp.org/tlog-cosignature, Ed25519).
/// </summary>
public sealed record WitnessKey
{
    /// <summary>The signature type of C2SP for timestamped Ed25519 cosignatures.</summary>
    private const byte Type = 0x04;

    private const int IdLength = 4;
    private const int TimeLength = sizeof(ulong);

    private WitnessKey(string name, string publicKey) => (Name, PublicKey) = (name, publicKey);

    /// <summary>Usually a host and a path without a scheme. No spaces and no plus signs.</summary>
    public string Name { get; }

    /// <summary>The 32 bytes of the key in base64.</summary>
    public string PublicKey { get; }

    /// <summary>Eight hexadecimal digits by which users distinguish keys.</summary>
    public string Id => Convert.ToHexStringLower(IdBytes);

    private byte[] IdBytes =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(Name), (byte)'\n', Type, .. Convert.FromBase64String(PublicKey)])[..IdLength];

    /// <summary>Returns whether a witness can have this name.</summary>
    public static bool IsName(string name) => name is { Length: > 0 and <= 255 } && name.All(sign => sign is > ' ' and <= '~' and not '+');

    /// <exception cref="ArgumentException">The name isn't valid.</exception>
    public static WitnessKey Of(string name, ReadOnlySpan<byte> publicKey) =>
        IsName(name)
            ? new WitnessKey(name, Convert.ToBase64String(publicKey))
            : throw new ArgumentException("A witness cannot have this name.", nameof(name));

    /// <summary>Reads the form of C2SP: name, ID, and type and key in base64, separated by plus signs. Null for anything else.</summary>
    public static WitnessKey? Parse(string text) =>
        text.Split('+', 3) is [var name, var id, var encoded]
        && IsName(name)
        && NoteKey.IsBase64(encoded)
        && Convert.FromBase64String(encoded) is [Type, .. var publicKey]
        && publicKey.Length == Ed25519PublicKeyParameters.KeySize
        && Of(name, publicKey) is var key
        && key.Id == id
            ? key
            : null;

    /// <summary>Returns whether a signature line claims to be by this key. Lines of others are ignored.</summary>
    public bool IsNamedBy(NoteSignature line) => line.Name == Name && Convert.FromBase64String(line.Blob).AsSpan().StartsWith(IdBytes);

    /// <summary>
    /// Returns when a checkpoint was cosigned with this key, to the second. Null when the line isn't a cosignature by it.
    /// </summary>
    /// <param name="text">The text of the checkpoint.</param>
    public DateTimeOffset? Verify(string text, NoteSignature line)
    {
        var blob = Convert.FromBase64String(line.Blob);
        if (!IsNamedBy(line) || blob.Length != IdLength + TimeLength + Ed25519PrivateKeyParameters.SignatureSize)
        {
            return null;
        }

        var seconds = BinaryPrimitives.ReadUInt64BigEndian(blob.AsSpan(IdLength));
        if (seconds > (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return null;
        }

        var message = Message(text, (long)seconds);
        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, new Ed25519PublicKeyParameters(Convert.FromBase64String(PublicKey)));
        verifier.BlockUpdate(message, 0, message.Length);
        return verifier.VerifySignature(blob[(IdLength + TimeLength)..]) ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
    }

    /// <summary>The confirmation of a checkpoint with this key; null when the line is not a cosignature by it.</summary>
    /// <param name="text">The text of the checkpoint.</param>
    public WitnessConfirmation? Confirm(string text, NoteSignature line) =>
        Verify(text, line) is { } at ? new WitnessConfirmation(Name, ToString(), at, line) : null;

    /// <summary>The form of C2SP, as settings and <c>--witness</c> take it.</summary>
    public override string ToString() => $"{Name}+{Id}+{Convert.ToBase64String([Type, .. Convert.FromBase64String(PublicKey)])}";

    /// <summary>Returns the bytes that are signed for a checkpoint.</summary>
    internal static byte[] Message(string text, long seconds) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{text}"));

    /// <summary>Returns the signature line of a cosignature.</summary>
    internal NoteSignature Line(long seconds, ReadOnlySpan<byte> signature)
    {
        var time = new byte[TimeLength];
        BinaryPrimitives.WriteInt64BigEndian(time, seconds);
        return new NoteSignature(Name, Convert.ToBase64String([.. IdBytes, .. time, .. signature]));
    }
}
