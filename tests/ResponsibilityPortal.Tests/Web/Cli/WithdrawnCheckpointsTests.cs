using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>Both verifiers find checkpoints that were removed from the portal's file, with only that file and the log.</summary>
public sealed class WithdrawnCheckpointsTests(RecordedPortal portal) : IClassFixture<RecordedPortal>, IDisposable
{
    private readonly CommandedPortal _portal = new(portal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Verify_WithoutACheckpointInTheMiddle_NamesTheNextOne()
    {
        await _portal.PublishMoreAsync();
        var all = Read();
        Assert.True(all.Count > 2);
        Assert.Equal(Enumerable.Range(1, all.Count), all.Select(signed => (int)signed.Checkpoint.Link!.Number));
        await AssertFoundAsync(0, "");

        await File.WriteAllTextAsync(_portal.CheckpointFile, CheckpointFile.Of([all[0], .. all.Skip(2)]).ToString(), Cancellation);

        await AssertFoundAsync(1, "Checkpoint number 3 in ");
    }

    /// <summary>The key still exists. The portal signs a new file that fits its log, and doesn't mention the one before.</summary>
    [Fact]
    public async Task Verify_OfCheckpointsThatStartAgain_NamesTheStartThatKnewTheEarlierOnes()
    {
        await _portal.PublishMoreAsync();
        File.Delete(_portal.CheckpointFile);
        await PublishAsync("After it");
        Assert.Equal(1, Read()[0].Checkpoint.Link!.Number);

        await AssertFoundAsync(1, "the file was started again");
    }

    [Fact]
    public async Task Verify_AfterTheLastCheckpointsWereRemoved_NamesTheStartThatKnewThem()
    {
        var before = await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation);
        await _portal.PublishMoreAsync();
        await PublishAsync("Known at this start");
        await File.WriteAllTextAsync(_portal.CheckpointFile, before, Cancellation);
        await PublishAsync("After it");

        await AssertFoundAsync(1, "names checkpoint ");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Store", "Sqlite")]
    public async Task Verify_AfterAnHonestRestore_FindsNoCheckpointMissing(bool isKeyLost)
    {
        await _portal.PublishMoreAsync();
        if (isKeyLost)
        {
            File.Delete(_portal.KeyFile);
            File.Delete(_portal.CheckpointFile);
        }

        await _portal.RunAsync("backup", _portal.Backup);
        if (!isKeyLost)
        {
            await PublishAsync("Gone with the restore");
        }

        var (code, said) = await _portal.RunAsync("restore", _portal.Backup);
        Assert.True(code == 0, said);
        await PublishAsync("After it");

        await AssertFoundAsync(0, "a copy of the store was restored");
    }

    [Fact]
    public async Task Verify_AfterARotation_FindsNoCheckpointMissing()
    {
        Assert.Equal(0, (await _portal.RunAsync("rotate-key")).Code);
        await _portal.PublishMoreAsync();

        await AssertFoundAsync(0, "");
        Assert.Contains(Read(), TrustedKeys.IsRotation);
    }

    private ValueList<SignedCheckpoint> Read() => CheckpointFile.Read(File.ReadAllText(_portal.CheckpointFile)).Checkpoints;

    private async Task PublishAsync(string title)
    {
        await using var host = _portal.Start();
        await host.PublishAsync(Given.Matrix() with { Slug = "later", Title = title }, change: portal.ChangeOfAdmin());
    }

    /// <summary>Runs both verifiers, the second one with the key that the portal publishes.</summary>
    private async Task AssertFoundAsync(int expected, string sentence)
    {
        var (code, said) = await _portal.RunAsync("verify");
        Assert.True(code == expected, said);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_portal.Kept("key.pem"), _portal.PublicKey().ToPem(), Cancellation);
        var opinion = await SecondVerifier.RunAsync(
            "--store",
            await StoreOfRun.FileOfAsync(_portal.Data.Path),
            "--checkpoints",
            _portal.CheckpointFile,
            "--key",
            _portal.Kept("key.pem")
        );
        Assert.True(opinion.ExitCode == expected, opinion.Said);
    }
}
