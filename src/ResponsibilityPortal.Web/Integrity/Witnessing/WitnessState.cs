using System.Text;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>
/// The directory of a witness on its own machine: its key, the portal's key that it trusts, and the last checkpoint that it cosigned. One
/// process at a time holds it, so that two can't cosign different logs.
/// </summary>
internal sealed class WitnessState : IDisposable
{
    public const string PrivateKeyName = "witness-key.pem";
    public const string PublicKeyName = "witness-key.txt";
    public const string PortalKeyName = "portal-key.pem";
    public const string LastName = "last-checkpoint.txt";
    public const string LockName = "witness.lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _directory;
    private readonly FileStream _lock;

    private WitnessState(string directory, FileStream held, WitnessSigner signer, NoteKey portalKey, SignedCheckpoint? last) =>
        (_directory, _lock, Signer, PortalKey, Last) = (directory, held, signer, portalKey, last);

    public WitnessSigner Signer { get; }

    /// <summary>The portal's key that the witness trusts. It follows rotations that both keys have signed.</summary>
    public NoteKey PortalKey { get; }

    /// <summary>The last checkpoint that was cosigned. Null before the first.</summary>
    public SignedCheckpoint? Last { get; private set; }

    /// <summary>The file of the last checkpoint, with its cosignature.</summary>
    public string LastFile => Path.Combine(_directory, LastName);

    /// <summary>Opens the directory. Creates it and the key at the first use.</summary>
    /// <param name="name">The name of the witness. Required at the first use.</param>
    /// <param name="portalKey">A PEM file with the portal's public key. Required at the first use.</param>
    /// <exception cref="StoreRefusedException">A file is missing or invalid, or another process holds the directory.</exception>
    public static WitnessState Open(string directory, string? name, FileInfo? portalKey)
    {
        directory = Path.GetFullPath(directory);
        Create(directory);
        var held = OwnerOnlyFile.Open(Path.Combine(directory, LockName), FileMode.OpenOrCreate, FileShare.None);
        try
        {
            if (!File.Exists(Path.Combine(directory, PublicKeyName)))
            {
                MakeKeys(directory, name, portalKey);
            }

            return Read(directory, held, name, portalKey);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Saves a cosigned checkpoint. It is on disk before the caller can pass it on.</summary>
    /// <exception cref="StoreRefusedException">The checkpoint could not be read again. The earlier one is kept.</exception>
    public void Keep(SignedCheckpoint cosigned)
    {
        var text = cosigned.Note.ToString();
        if (ReadOne(text) != cosigned)
        {
            throw new StoreRefusedException("The checkpoint can't be saved: with its signatures, it couldn't be read again.");
        }

        OwnerOnlyFile.Replace(LastFile, Encoding.UTF8.GetBytes(text));
        Last = cosigned;
    }

    public void Dispose() => _lock.Dispose();

    private static void Create(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else if (!Directory.Exists(directory))
        {
            Directory.CreateDirectory(directory, OwnerOnly);
        }
    }

    private static void MakeKeys(string directory, string? name, FileInfo? portalKey)
    {
        if (name is null || portalKey is null)
        {
            throw new StoreRefusedException(
                $"There is no witness in '{directory}' yet. Give it a name with --name, and the portal's public key with --key."
            );
        }

        if (!WitnessKey.IsName(name))
        {
            throw new StoreRefusedException(
                $"A witness can't have the name '{name}'. Use a host and a path, for example witness.example.org/1. Spaces, plus signs "
                    + "and other than visible ASCII characters aren't allowed."
            );
        }

        if (File.Exists(Path.Combine(directory, LastName)))
        {
            throw new StoreRefusedException($"There is a checkpoint in '{directory}', but '{PublicKeyName}' is missing. Put it back.");
        }

        var trusted = ReadPortalKey(portalKey.FullName);
        var signer = WitnessSigner.Make(name);
        OwnerOnlyFile.Replace(Path.Combine(directory, PrivateKeyName), Encoding.UTF8.GetBytes(signer.ToPem()));
        OwnerOnlyFile.Replace(Path.Combine(directory, PortalKeyName), Encoding.UTF8.GetBytes(trusted.ToPem()));

        // Written last: a directory with this file has the others.
        OwnerOnlyFile.Replace(Path.Combine(directory, PublicKeyName), Encoding.UTF8.GetBytes($"{signer.Key}\n"));
    }

    private static WitnessState Read(string directory, FileStream held, string? name, FileInfo? portalKey)
    {
        var key = WitnessKey.Parse(File.ReadAllText(Path.Combine(directory, PublicKeyName)).TrimEnd('\n'));
        var signer = key is null ? null : WitnessSigner.ParsePem(key.Name, File.ReadAllText(Path.Combine(directory, PrivateKeyName)));
        if (signer is null || signer.Key != key)
        {
            throw new StoreRefusedException(
                $"The key of the witness in '{directory}' can't be used: '{PrivateKeyName}' and '{PublicKeyName}' don't belong together, "
                    + "or one is not a key."
            );
        }

        if (name is not null && name != signer.Key.Name)
        {
            throw new StoreRefusedException($"The witness in '{directory}' is called '{signer.Key.Name}', not '{name}'.");
        }

        var trusted = ReadPortalKey(Path.Combine(directory, PortalKeyName));
        if (portalKey is not null && ReadPortalKey(portalKey.FullName) != trusted)
        {
            throw new StoreRefusedException(
                $"The witness in '{directory}' trusts the key {trusted.Id} of the portal, not that of '{portalKey}'. It follows "
                    + "rotations that both keys have signed."
            );
        }

        return new WitnessState(directory, held, signer, trusted, ReadLast(Path.Combine(directory, LastName)));
    }

    private static NoteKey ReadPortalKey(string file) =>
        NoteKey.ParsePem(File.ReadAllText(file))
        ?? throw new StoreRefusedException($"The file '{file}' contains no key that can sign checkpoints (PEM, ECDSA P-256).");

    private static SignedCheckpoint? ReadLast(string file) =>
        !File.Exists(file)
            ? null
            : ReadOne(File.ReadAllText(file))
                ?? throw new StoreRefusedException(
                    $"The file '{file}' must contain one checkpoint. Put back the one that was cosigned last."
                );

    private static SignedCheckpoint? ReadOne(string text) =>
        CheckpointFile.Read(text) is { Problem: null, Checkpoints: [var one] } ? one : null;
}
