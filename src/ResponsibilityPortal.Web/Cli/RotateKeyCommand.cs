using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Rotates the key that signs checkpoints, with a checkpoint that the old and the new key sign.</summary>
internal static class RotateKeyCommand
{
    /// <param name="to">A file with the new private key. Null to generate one.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    public static async Task RunAsync(FileInfo? to, string[] settings, CancellationToken cancellationToken)
    {
        var builder = PortalBuilder.Create(settings);
        builder.AddPortal();
        await using var app = builder.Build();
        var isConfigured = app.Services.GetRequiredService<IOptions<CheckpointOptions>>().Value.Key is not null;
        if (isConfigured && to is null)
        {
            throw new StoreRefusedException(
                $"The setting {CheckpointOptions.KeySetting} names the key in use. Make a file with another "
                    + "key, and name it with --to."
            );
        }

        var checkpoints = app.Services.GetRequiredService<Checkpoints>();
        checkpoints.Open();
        await app.Services.GetRequiredService<RunningInstances>().RefuseWhileRunningAsync(cancellationToken);
        await checkpoints.JoinAsync(cancellationToken);
        var old = checkpoints.Key!;
        var next = to is null ? CheckpointKeyFile.Make() : CheckpointKeyFile.Read(to.FullName);
        await ChangeAsync(checkpoints, app.Services.GetRequiredService<DataDirectory>(), next, isKept: to is null, cancellationToken);
        await PortalConsole.WriteAsync(
            $"The key {NoteKey.Of(next).Id} signs from now on and replaces {old.Id}. The last checkpoint says so, signed by both. "
                + (
                    to is null
                        ? "The old key was removed."
                        : $"Set {CheckpointOptions.KeySetting} to '{to}' before you start the portal."
                )
        );
    }

    private static async Task ChangeAsync(
        Checkpoints checkpoints,
        DataDirectory directory,
        ECDsa next,
        bool isKept,
        CancellationToken cancellationToken
    )
    {
        if (!isKept)
        {
            await checkpoints.RotateAsync(next, cancellationToken);
            return;
        }

        // The new key must be on disk before it is announced: a key that was announced must not be lost.
        var keys = directory.Subdirectory("keys").FullName;
        var waiting = Path.Combine(keys, CheckpointKeyFile.NextName);
        CheckpointKeyFile.Write(waiting, next);
        await checkpoints.RotateAsync(next, cancellationToken);
        File.Move(waiting, Path.Combine(keys, CheckpointKeyFile.OwnName), overwrite: true);
        DirectoryEntries.Flush(keys);
    }
}
