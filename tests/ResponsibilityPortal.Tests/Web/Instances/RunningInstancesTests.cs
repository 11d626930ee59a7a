using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Web.Instances;

public sealed class RunningInstancesTests : IAsyncLifetime
{
    private const string OneRuns = "1 of the portal's instances is running on this store. Stop all of them first.";

    private readonly PostgresDatabase _database = PostgresForTests.MakeStore();
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _other = new();

    /// <summary>Has the clock of the machine, and so renews its registration.</summary>
    private PortalHost _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = PortalHost.Start(_data, null, [("Portal:Seed", "none"), .. _database.Settings]);
        await _portal.PublishAsync(Given.Matrix());
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _other.Dispose();
        _data.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task Instance_WithoutTheCheckpointKey_IsRefusedWithTheSetting()
    {
        var refusal = await RefusalAsync();
        Assert.Contains("There are checkpoints in the database, but the key", refusal, StringComparison.Ordinal);
        Assert.Contains("Checkpoints:Key", refusal, StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.Combine(_other.File("keys"), CheckpointKeyFile.OwnName)));
    }

    [Fact]
    public async Task Instance_WithAnotherCheckpointKey_IsRefusedWithTheSetting()
    {
        Directory.CreateDirectory(_other.File("keys"));
        using var key = CheckpointKeyFile.Make();
        CheckpointKeyFile.Write(Path.Combine(_other.File("keys"), CheckpointKeyFile.OwnName), key);
        var refusal = await RefusalAsync();
        Assert.Contains("The checkpoints in the database are signed by another key than", refusal, StringComparison.Ordinal);
        Assert.Contains("Checkpoints:Key", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instance_WithAnotherCertificate_IsRefusedWithTheSetting()
    {
        TwoInstances.CopyCheckpointKey(_data, _other);
        var file = _other.File("other.pem");
        await File.WriteAllTextAsync(file, TestCertificates.PemOf(TestCertificates.Somebody), Cancellation);
        var refusal = await RefusalAsync($"--Pdf:Certificate={file}");
        Assert.Contains("running with a different Pdf:Certificate", refusal, StringComparison.Ordinal);
        Assert.Contains(RecordedCertificates.FingerprintOf(TestCertificates.Somebody), refusal, StringComparison.Ordinal);
        Assert.Contains(RecordedCertificates.FingerprintOf(TestCertificates.Portal), refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instance_WithoutACertificate_IsRefusedWhileAnotherOneRuns()
    {
        TwoInstances.CopyCheckpointKey(_data, _other);
        Assert.Contains("running with a different Pdf:Certificate", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instance_WithAnotherAddress_IsRefusedWithTheSetting()
    {
        TwoInstances.CopyCheckpointKey(_data, _other);
        TestCertificates.PutInto(_other.Path);
        var refusal = await RefusalAsync("--Portal:PublicUrl=https://trust.example");
        Assert.Contains("running with a different Portal:PublicUrl: it has 'localhost'", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_WhileAnInstanceRuns_IsNotRotated()
    {
        TwoInstances.CopyCheckpointKey(_data, _other);
        Assert.Contains(OneRuns, await RefusalAsync("rotate-key"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_WhileAnInstanceRuns_IsNotMigrated()
    {
        const string Last = "(SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\")";
        Assert.Equal(1, _database.Do($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = {Last}"));
        Assert.Contains(OneRuns, await RefusalAsync("db", "migrate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_WhileAnInstanceRuns_IsNotCopied() =>
        Assert.Contains(OneRuns, await RefusalAsync("db", "copy", "--to", _other.File("copy.db")), StringComparison.Ordinal);

    [Fact]
    public async Task Instance_ThatStopped_IsNoLongerRegistered()
    {
        const string Rows = """UPDATE "Leases" SET "Note" = "Note" WHERE "Name" LIKE 'instance/%'""";
        var another = ActivatorUtilities.CreateInstance<RunningInstances>(_portal.Services);
        await another.EnterAsync(Cancellation);
        Assert.Equal(2, _database.Do(Rows));
        await another.LeaveAsync(Cancellation);
        Assert.Equal(1, _database.Do(Rows));
    }

    private async Task<string> RefusalAsync(params string[] arguments)
    {
        var (code, said) = await ConsoleUse.RunAsync([
            .. arguments,
            .. _database.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
            $"--Portal:DataDirectory={_other.Path}",
            "--urls=http://127.0.0.1:0",
            "--Serilog:MinimumLevel:Default=Fatal",
        ]);
        Assert.Equal(1, code);
        return said;
    }
}
