using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Changes the key that signs checkpoints, by a checkpoint that the old key and the new one sign.</summary>
internal static class RotateKeyCommand
{
    /// <param name="to">A file with the new private key; null to have one made.</param>
    /// <param name="settings">Settings in the form of the command line.</param>
    public static async Task RunAsync(FileInfo? to, string[] settings, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.AddPortal();
        await using var app = builder.Build();
        var isConfigured = app.Services.GetRequiredService<IOptions<CheckpointOptions>>().Value.Key is not null;
        if (isConfigured && to is null)
        {
            throw new StoreRefusedException($"The key in use is named by {CheckpointOptions.Section}:{nameof(CheckpointOptions.Key)}. Make another file with a key, and name it with --to.");
        }

        var checkpoints = app.Services.GetRequiredService<Checkpoints>();
        checkpoints.Open();
        var old = checkpoints.Key!;
        var next = to is null ? CheckpointKey.Make() : CheckpointKey.Read(to.FullName);
        await ChangeAsync(checkpoints, app.Services.GetRequiredService<DataDirectory>(), next, isKept: to is null, cancellationToken);
        await PortalConsole.WriteAsync(
            $"The key {NoteKey.Of(next).Id} signs from now on in the place of {old.Id}; the last checkpoint says so, signed by both. "
            + (to is null ? "The old key was removed." : $"Name '{to}' with {CheckpointOptions.Section}:{nameof(CheckpointOptions.Key)} before the portal is started."));
    }

    private static async Task ChangeAsync(Checkpoints checkpoints, DataDirectory directory, ECDsa next, bool isKept, CancellationToken cancellationToken)
    {
        if (!isKept)
        {
            await checkpoints.RotateAsync(next, cancellationToken);
            return;
        }

        // The new key is on disk before it is announced: nothing must be announced that can be lost.
        var keys = directory.Subdirectory("keys").FullName;
        var waiting = Path.Combine(keys, CheckpointKey.NextName);
        CheckpointKey.Write(waiting, next);
        await checkpoints.RotateAsync(next, cancellationToken);
        File.Move(waiting, Path.Combine(keys, CheckpointKey.OwnName), overwrite: true);
        DirectoryEntries.Flush(keys);
    }
}
