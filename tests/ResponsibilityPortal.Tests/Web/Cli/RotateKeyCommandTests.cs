using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>The command that rotates the key of checkpoints.</summary>
[Trait("Store", "Both")]
public sealed class RotateKeyCommandTests(RecordedPortal portal) : IClassFixture<RecordedPortal>, IDisposable
{
    private readonly CommandedPortal _portal = new(portal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task RotateKey_WithoutAFile_MakesAKeyThatTheOldOneAnnounces()
    {
        await File.WriteAllTextAsync(_portal.Kept("old.pem"), _portal.PublicKey().ToPem(), Cancellation);
        var (code, said) = await _portal.RunAsync("rotate-key");
        Assert.Equal(0, code);
        Assert.Contains($"The key {_portal.PublicKey().Id} signs from now on", said, StringComparison.Ordinal);
        Assert.Equal(
            [CheckpointKeyFile.OwnName],
            Directory.GetFiles(Path.GetDirectoryName(_portal.KeyFile)!, "checkpoint-*").Select(Path.GetFileName)
        );
        Assert.Equal(0, (await _portal.RunAsync("verify")).Code);
        Assert.Equal(0, (await _portal.RunAsync("verify", "--key", _portal.Kept("old.pem"))).Code);
    }

    [Fact]
    public async Task RotateKey_ToTheOperatorsKey_IsUsedWhenConfigured()
    {
        using (var named = CheckpointKeyFile.Make())
        {
            CheckpointKeyFile.Write(_portal.Kept("named.pem"), named);
        }

        Assert.Equal(0, (await _portal.RunAsync("rotate-key", "--to", _portal.Kept("named.pem"))).Code);
        var setting = $"--Checkpoints:Key={_portal.Kept("named.pem")}";
        Assert.Equal(0, (await _portal.RunAsync("verify", setting)).Code);
        var (code, said) = await _portal.RunAsync("rotate-key", setting);
        Assert.Equal(1, code);
        Assert.Contains("--to", said, StringComparison.Ordinal);
    }

    /// <summary>The key in use would not have signed its next checkpoint, which would count as damage.</summary>
    [Fact]
    public async Task RotateKey_WithAReplacedKey_IsRefused()
    {
        NoteKey next;
        using (var named = CheckpointKeyFile.Make())
        {
            CheckpointKeyFile.Write(_portal.Kept("named.pem"), named);
            next = NoteKey.Of(named);
        }

        var old = _portal.PublicKey().Id;
        Assert.Equal(0, (await _portal.RunAsync("rotate-key", "--to", _portal.Kept("named.pem"))).Code);
        var (code, said) = await _portal.RunAsync("rotate-key");
        Assert.Equal(1, code);
        Assert.Contains($"the key {next.Id} replaced the key {old}", said, StringComparison.Ordinal);
        Assert.Contains("Checkpoints:Key", said, StringComparison.Ordinal);
    }
}
