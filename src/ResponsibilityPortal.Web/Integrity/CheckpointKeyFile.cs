using System.Security.Cryptography;
using System.Text;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>Makes, reads and writes keys that sign checkpoints. <see cref="CheckpointSigningKey"/> is the one in use.</summary>
internal static class CheckpointKeyFile
{
    public const string OwnName = "checkpoint-key.pem";

    /// <summary>The new key of a rotation, until it replaces the old one.</summary>
    public const string NextName = "checkpoint-key.next.pem";

    /// <summary>Makes a key.</summary>
    public static ECDsa Make() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Reads a PEM file that contains a private key.</summary>
    /// <exception cref="StartRefusedException">The file can't be read, or contains no private key on the curve.</exception>
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

            throw new CryptographicException("It isn't on the curve P-256.");
        }
        catch (Exception exception)
            when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new StartRefusedException(
                $"The key '{file}' that signs checkpoints can't be used: {exception.Message} It must be a PEM file with a private ECDSA "
                    + "key on the curve P-256."
            );
        }
    }

    /// <summary>Writes a key that only the portal's account can read.</summary>
    public static void Write(string file, ECDsa key) =>
        OwnerOnlyFile.Replace(file, Encoding.UTF8.GetBytes($"{key.ExportPkcs8PrivateKeyPem()}\n"));
}
