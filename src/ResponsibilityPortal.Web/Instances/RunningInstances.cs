using System.Data.Common;
using ResponsibilityPortal.Store.Sharing;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Instances;

/// <summary>
/// The instances that run on one store. Each says with which keys it signs, and doesn't start next to one that has others: readers would
/// get files of two portals.
/// </summary>
public sealed class RunningInstances(Checkpoints checkpoints, SigningKeys keys, PublicAddress address, Leases? leases = null)
{
    private const string Prefix = "instance/";

    /// <summary>Stands for a key that isn't made yet. Two instances would each make one.</summary>
    private const string NotMade = "none yet";

    /// <summary>How long an instance that was killed counts as running.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(15);

    /// <summary>The line in the note of an instance that is about to stop.</summary>
    private const string Stopping = "stopping";

    private readonly Guid _id = Guid.CreateVersion7();

    private volatile bool _isStopping;

    private string Name => $"{Prefix}{_id:D}";

    /// <summary>Registers this instance.</summary>
    /// <exception cref="StartRefusedException">Another instance is running with other keys.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (leases is null)
        {
            return;
        }

        await RenewAsync(cancellationToken);
        foreach (var other in await OthersAsync(leases, cancellationToken))
        {
            if (Difference(other) is { } difference)
            {
                await LeaveAsync(cancellationToken);
                throw new StartRefusedException(difference);
            }
        }
    }

    /// <summary>Stays registered, and says what the keys are by now.</summary>
    public Task RenewAsync(CancellationToken cancellationToken) =>
        leases?.TryTakeAsync(Own(), Time, cancellationToken) ?? Task.CompletedTask;

    /// <summary>Ends the registration, when the portal stops.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await (leases?.ReleaseAsync(new Lease(Name, _id), cancellationToken) ?? Task.CompletedTask);
        }
        catch (Exception exception) when (exception is DbException or ObjectDisposedException)
        {
            // It ends by itself.
        }
    }

    /// <summary>Says to the others that this instance is about to stop.</summary>
    public Task AnnounceStopAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        return RenewAsync(cancellationToken);
    }

    /// <summary>Whether another instance is running that isn't about to stop.</summary>
    public async Task<bool> IsAnotherThereAsync(CancellationToken cancellationToken) =>
        leases is not null
        && (await OthersAsync(leases, cancellationToken)).Any(other => !other.Note.Split('\n').Contains(Stopping, StringComparer.Ordinal));

    /// <summary>Refuses an act that needs all instances to be stopped.</summary>
    /// <exception cref="StartRefusedException">An instance is running.</exception>
    public async Task RefuseWhileRunningAsync(CancellationToken cancellationToken)
    {
        if (leases is not null && await OthersAsync(leases, cancellationToken) is { Count: > 0 } others)
        {
            throw new StartRefusedException(
                $"{others.Count} of the portal's instances {(others.Count == 1 ? "is" : "are")} running on this store. Stop all of them "
                    + "first."
            );
        }
    }

    private async Task<IReadOnlyList<Lease>> OthersAsync(Leases held, CancellationToken cancellationToken) =>
        [.. (await held.FindAsync(Prefix, cancellationToken)).Where(other => other.Holder != _id)];

    private Lease Own() =>
        new(Name, _id, string.Join('\n', Identities().Select(identity => $"{identity.Setting} {identity.Value}").Concat(Plans())));

    private IEnumerable<string> Plans() => _isStopping ? [Stopping] : [];

    /// <summary>What all instances must have in common. Never contains a key, only its fingerprint.</summary>
    private IEnumerable<(string Setting, string Value)> Identities()
    {
        yield return (CheckpointOptions.KeySetting, checkpoints.Key?.Id ?? NotMade);
        yield return (
            PdfOptions.Key(nameof(PdfOptions.Certificate)),
            !keys.IsSigning ? PdfOptions.SigningOff
            : keys.InUse is { } certificate ? RecordedCertificates.FingerprintOf(certificate)
            : NotMade
        );
        yield return ($"{PortalOptions.Section}:{nameof(PortalOptions.PublicUrl)}", address.Name);
    }

    /// <summary>Returns what another instance has different, as a sentence with the setting. Null when nothing is.</summary>
    private string? Difference(Lease other)
    {
        var theirs = other.Note.Split('\n');
        foreach (var (setting, value) in Identities())
        {
            var line = theirs.FirstOrDefault(line => line.StartsWith($"{setting} ", StringComparison.Ordinal));
            if (line != $"{setting} {value}" || value == NotMade)
            {
                return $"Another instance of this portal is running with a different {setting}: it has '{line?[(setting.Length + 1)..]}', "
                    + $"this one has '{value}'. Give all instances the same; docs/how-to/run-several-instances.md explains how.";
            }
        }

        return null;
    }
}
