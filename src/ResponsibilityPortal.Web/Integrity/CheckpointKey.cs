using System.Security.Cryptography;
using System.Text;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>The key that signs checkpoints: one that an operator names, or the portal's own.</summary>
internal static class CheckpointKey
{
    public const string OwnName = "checkpoint-key.pem";

    /// <summary>The key that a rotation leads to, until it is in the place of the old one.</summary>
    public const string NextName = "checkpoint-key.next.pem";

    /// <summary>Makes a key.</summary>
    public static ECDsa Make() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Reads a PEM file that holds a private key.</summary>
    /// <exception cref="StartRefusedException">It cannot be read, or it holds no private key on the curve.</exception>
    public static ECDsa Read(string file)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            _ = key.ExportParameters(includePrivateParameters: true);
            if (NoteKey.IsOnCurve(key))
            {
                return key;
            }

            throw new CryptographicException("It is not on the curve P-256.");
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new StartRefusedException(
                $"The key '{file}' that signs checkpoints cannot be used: {exception.Message} A PEM file with a private key, ECDSA on the curve P-256, is needed.");
        }
    }

    /// <summary>Keeps a key for its owner only.</summary>
    public static void Write(string file, ECDsa key) => OwnerOnlyFile.Replace(file, Encoding.UTF8.GetBytes($"{key.ExportPkcs8PrivateKeyPem()}\n"));
}
