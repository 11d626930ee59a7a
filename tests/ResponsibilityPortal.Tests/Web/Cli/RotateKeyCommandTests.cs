using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>The command that has another key sign from then on.</summary>
[Collection(ConsoleUse.Name)]
public sealed class RotateKeyCommandTests(RecordedPortal portal) : IClassFixture<RecordedPortal>, IDisposable
{
    private readonly CommandedPortal _portal = new(portal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Another_key_is_made_and_the_old_one_leads_to_it()
    {
        await File.WriteAllTextAsync(_portal.Kept("old.pem"), _portal.PublicKey().ToPem(), Cancellation);
        var (code, said) = await _portal.RunAsync("rotate-key");
        Assert.Equal(0, code);
        Assert.Contains($"The key {_portal.PublicKey().Id} signs from now on", said, StringComparison.Ordinal);
        Assert.Equal([CheckpointKey.OwnName], Directory.GetFiles(Path.GetDirectoryName(_portal.KeyFile)!, "checkpoint-*").Select(Path.GetFileName));
        Assert.Equal(0, (await _portal.RunAsync("verify")).Code);
        Assert.Equal(0, (await _portal.RunAsync("verify", "--key", _portal.Kept("old.pem"))).Code);
    }

    [Fact]
    public async Task A_key_of_the_operators_own_is_put_in_use_by_name()
    {
        using (var named = CheckpointKey.Make())
        {
            CheckpointKey.Write(_portal.Kept("named.pem"), named);
        }

        Assert.Equal(0, (await _portal.RunAsync("rotate-key", "--to", _portal.Kept("named.pem"))).Code);
        var setting = $"--Checkpoints:Key={_portal.Kept("named.pem")}";
        Assert.Equal(0, (await _portal.RunAsync("verify", setting)).Code);
        var (code, said) = await _portal.RunAsync("rotate-key", setting);
        Assert.Equal(1, code);
        Assert.Contains("--to", said, StringComparison.Ordinal);
    }

    /// <summary>What it signed next would not be signed by the key in use, and count as damage.</summary>
    [Fact]
    public async Task A_key_that_was_changed_for_another_signs_nothing_any_longer()
    {
        NoteKey next;
        using (var named = CheckpointKey.Make())
        {
            CheckpointKey.Write(_portal.Kept("named.pem"), named);
            next = NoteKey.Of(named);
        }

        var old = _portal.PublicKey().Id;
        Assert.Equal(0, (await _portal.RunAsync("rotate-key", "--to", _portal.Kept("named.pem"))).Code);
        var (code, said) = await _portal.RunAsync("rotate-key");
        Assert.Equal(1, code);
        Assert.Contains($"The key {old} was changed for {next.Id}", said, StringComparison.Ordinal);
        Assert.Contains("Checkpoints:Key", said, StringComparison.Ordinal);
    }
}
