using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// The data of a portal with all kinds of events, for commands to read and change, and a directory for files that are kept elsewhere.
/// </summary>
internal sealed class CommandedPortal(RecordedPortal recorded) : IDisposable
{
    private readonly TemporaryDirectory _elsewhere = new();

    public TemporaryDirectory Data { get; } = recorded.Copy();

    public string CheckpointFile => Data.File(Checkpoints.FileName);

    public string KeyFile => Path.Combine(Data.Path, "keys", CheckpointKeyFile.OwnName);

    /// <summary>The directory for files that are kept elsewhere.</summary>
    public string Elsewhere => _elsewhere.Path;

    /// <summary>The path of a copy of the store.</summary>
    public string Backup => Kept("copy.db");

    public string Kept(string name) => _elsewhere.File(name);

    public Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var isNamed = arguments.Any(argument => argument.StartsWith("--Portal:DataDirectory", StringComparison.Ordinal));
        return ConsoleUse.RunAsync([
            .. arguments,
            .. isNamed ? Array.Empty<string>() : [$"--Portal:DataDirectory={Data.Path}"],
            "--Serilog:MinimumLevel:Default=Fatal",
        ]);
    }

    /// <summary>Starts the portal on this data. The caller stops it.</summary>
    public PortalHost Start() => PortalHost.Start(Data, null, ("Portal:Seed", "none"));

    /// <summary>Publishes another version.</summary>
    public async Task PublishMoreAsync()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix() with { Slug = "later" }, change: recorded.ChangeOfAdmin());
    }

    public NoteKey PublicKey()
    {
        using var key = CheckpointKeyFile.Read(KeyFile);
        return NoteKey.Of(key);
    }

    /// <summary>Returns the number of the last entry of each stream.</summary>
    public (long Content, long Access) Ends()
    {
        using var evidence = StoreOfRun.OpenEvidence(Data.Path);
        return (evidence.HeadOf(AuditStream.Content)!.Sequence, evidence.HeadOf(AuditStream.Access)!.Sequence);
    }

    /// <summary>Removes all checkpoints, without the portal: from its file, and those that instances share.</summary>
    public void RemoveCheckpoints()
    {
        File.Delete(CheckpointFile);
        if (StoreOfRun.IsPostgres)
        {
            StoreOfRun.Do(Data.Path, "DELETE FROM SharedCheckpoints");
        }
    }

    /// <summary>Replaces the store with a copy, without the portal.</summary>
    public void PutBack(string copy)
    {
        foreach (var part in Directory.GetFiles(Data.Path, "portal.db*"))
        {
            File.Delete(part);
        }

        File.Copy(copy, StoreFile.In(Data.Path));
    }

    /// <summary>Returns the content of every file, except those that reading alone can change.</summary>
    public Dictionary<string, string> Hashes() =>
        Directory
            .GetFiles(Data.Path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not ("portal.db-shm" or "portal.db-wal" or "portal.lock"))
            .ToDictionary(file => file, file => Sha256Hash.Of(File.ReadAllBytes(file)));

    public void Dispose()
    {
        Data.Dispose();
        _elsewhere.Dispose();
    }
}
