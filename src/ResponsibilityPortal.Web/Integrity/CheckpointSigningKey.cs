using System.Security.Cryptography;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>
/// The key in use that signs checkpoints. It must be the one that signed those before, or that replaced it: checkpoints that an old or a
/// foreign key signs would count as damage.
/// </summary>
internal sealed partial class CheckpointSigningKey(DataDirectory directory, ILogger<Checkpoints> logger) : IDisposable
{
    private ECDsa? _key;

    /// <summary>The public key. Null when there is no key.</summary>
    public NoteKey? Public => _key is null ? null : NoteKey.Of(_key);

    private string OwnFile => Path.Combine(directory.Path, "keys", CheckpointKeyFile.OwnName);

    /// <summary>Returns the private key.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ECDsa Private => _key ?? throw new InvalidOperationException("There is no key that signs checkpoints.");

    /// <summary>Reads the key that the operator configured, or the portal's own. There may be none.</summary>
    /// <param name="configured">The path of the configured key.</param>
    /// <exception cref="StartRefusedException">The key can't be used.</exception>
    public void Read(string? configured) =>
        _key =
            configured is not null ? CheckpointKeyFile.Read(configured)
            : File.Exists(OwnFile) ? CheckpointKeyFile.Read(OwnFile)
            : null;

    /// <summary>Makes the key at the first start.</summary>
    /// <param name="signedBefore">How many checkpoints there are.</param>
    /// <param name="place">Where they are.</param>
    /// <exception cref="StartRefusedException">There are some, but the key that signed them is missing.</exception>
    public void MakeIfFirst(int signedBefore, string place)
    {
        if (_key is not null)
        {
            return;
        }

        if (signedBefore > 0)
        {
            throw Missing(place);
        }

        _key = CheckpointKeyFile.Make();
        CheckpointKeyFile.Write(Path.Combine(directory.Subdirectory("keys").FullName, CheckpointKeyFile.OwnName), _key);
        LogKeyMade(NoteKey.Of(_key).Id);
    }

    /// <summary>Goes on with the new key of a rotation, which is signed.</summary>
    public void Replace(ECDsa next) => _key = next;

    /// <summary>A rotation is signed before its key is put in place. Where the portal was stopped in between, that is done now.</summary>
    /// <param name="signed">The checkpoints so far.</param>
    public void FinishRotation(ValueList<SignedCheckpoint> signed)
    {
        var next = Path.Combine(directory.Path, "keys", CheckpointKeyFile.NextName);
        if (!File.Exists(next))
        {
            return;
        }

        using var key = CheckpointKeyFile.Read(next);
        if (signed.LastOrDefault(TrustedKeys.IsRotation)?.Checkpoint.Rotation!.To == NoteKey.Of(key))
        {
            File.Move(next, OwnFile, overwrite: true);
        }
        else
        {
            File.Delete(next);
        }
    }

    /// <summary>Checks that the key may sign the next checkpoint after others.</summary>
    /// <param name="signedBefore">The checkpoints so far.</param>
    /// <param name="place">Where they are.</param>
    /// <exception cref="StartRefusedException">Another key signed them, or replaced this one.</exception>
    public void RefuseUnlessInForce(ValueList<SignedCheckpoint> signedBefore, string place)
    {
        var key = NoteKey.Of(Private);
        if (!signedBefore.Any(signed => key.HasSigned(signed.Note)))
        {
            throw new StartRefusedException(
                $"The checkpoints in {place} are signed by another key than {key.Id}. Put back the key that signed them, or set its path "
                    + $"with {CheckpointOptions.KeySetting}. docs/how-to/rotate-the-keys.md explains how to rotate the key."
            );
        }

        if (TrustedKeys.From(key, signedBefore).InForceAfter(signedBefore) is var inForce && inForce != key)
        {
            throw new StartRefusedException(
                $"According to the checkpoints in {place}, the key {inForce.Id} replaced the key {key.Id}. Set "
                    + $"{CheckpointOptions.KeySetting} to the file with the new key."
            );
        }
    }

    public void Dispose() => _key?.Dispose();

    private StartRefusedException Missing(string place) =>
        new(
            $"There are checkpoints in {place}, but the key '{OwnFile}' that signs them is missing. Put it back, or set its path "
                + $"with {CheckpointOptions.KeySetting}. "
                + "If it is lost, move the checkpoints away. The portal then starts again with another key, and you must tell everyone "
                    + "who keeps old checkpoints; docs/how-to/rotate-the-keys.md explains how."
        );

    [LoggerMessage(LogLevel.Information, "A key to sign checkpoints of the log was created. Its ID is {Key}.")]
    private partial void LogKeyMade(string key);
}
