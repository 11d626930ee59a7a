using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>A witness refuses a log that was rewritten, rolled back or can't be read, and says why.</summary>
public sealed class WitnessRefusalTests(RecordedPortal recorded) : WitnessTestBase(recorded)
{
    /// <summary>
    /// An attacker with the portal's machine and key can sign another history that fits itself. The witness remembers the original.
    /// </summary>
    [Fact]
    public async Task Witness_OfARewrittenLogSignedAgain_RefusesAndKeepsItsState()
    {
        await FirstAsync();
        await RewriteAndSignAsync();
        Assert.Equal(0, (await Portal.RunAsync("verify")).Code);

        await AssertRefusedAsync(await LogAsync(), "the log was rewritten after entry ");
    }

    [Fact]
    public async Task Keep_OfACheckpointThatCouldNotBeReadAgain_KeepsTheOneBefore()
    {
        await FirstAsync();
        var before = await File.ReadAllTextAsync(Last, Cancellation);
        using (var witness = WitnessState.Open(State, null, null))
        {
            var crowded = witness.Last! with
            {
                Note = witness.Last.Note with { Signatures = [.. Enumerable.Repeat(witness.Last.Note.Signatures[0], 17)] },
            };
            Assert.Throws<StoreRefusedException>(() => witness.Keep(crowded));
        }

        Assert.Equal(before, await File.ReadAllTextAsync(Last, Cancellation));
    }

    /// <summary>A log that only ends too early can be fetched again. A different log must not be mistaken for that.</summary>
    [Fact]
    public async Task Witness_OfARewrittenLogThatEndsBeforeTheCheckpoints_RefusesAndKeepsItsState()
    {
        await FirstAsync();
        await RewriteAndSignAsync();
        var log = await LogAsync();
        await File.WriteAllLinesAsync(log[1], (await File.ReadAllLinesAsync(log[1], Cancellation)).SkipLast(1), Cancellation);

        await AssertRefusedAsync(log, "the log was rewritten after entry ");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Witness_OfAnEntryWithHalfOfACharacter_NamesTheEntry(bool fromStore)
    {
        using (var store = StoreOfRun.Connect(Portal.Data.Path))
        {
            store.RewriteChain(
                AuditHead.Genesis(AuditStream.Content),
                payload => payload.Replace("\"at\":\"2", "\"at\":\"\\ud800", StringComparison.Ordinal)
            );
        }

        string[] log = fromStore ? ["--store", await StoreOfRun.FileOfAsync(Portal.Data.Path)] : await LogAsync();
        var said = await SaidAsync(
            1,
            ["witness", "--state", State, "--name", Name, "--key", await PortalKeyAsync(), "--checkpoints", Portal.CheckpointFile, .. log]
        );
        Assert.Contains("Entry 1 of content is wrong: the column for its time", said, StringComparison.Ordinal);
        Assert.Contains(
            "Entry 1 of content is wrong: the column for its time",
            (await Portal.RunAsync("verify")).Said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Witness_OfARestoredOldCopy_RefusesAndKeepsItsState()
    {
        await Portal.RunAsync("backup", Portal.Backup);
        File.Copy(Portal.CheckpointFile, Portal.Kept("old.txt"));
        await Portal.PublishMoreAsync();
        await FirstAsync();
        Portal.PutBack(Portal.Backup);
        File.Copy(Portal.Kept("old.txt"), Portal.CheckpointFile, overwrite: true);
        Assert.Equal(0, (await Portal.RunAsync("verify")).Code);

        await AssertRefusedAsync(await LogAsync(), "the log was cut, or an old copy was restored (rolled back from ");
    }

    [Fact]
    public async Task Witness_OfCheckpointsSignedByAnotherKey_Refuses()
    {
        await FirstAsync();
        using var other = CheckpointKeyFile.Make();
        var signed = CheckpointFile.Read(await File.ReadAllTextAsync(Portal.CheckpointFile, Cancellation)).Checkpoints;
        await File.WriteAllTextAsync(
            Portal.CheckpointFile,
            string.Concat(signed.Select(checkpoint => checkpoint.Checkpoint.Sign(other, checkpoint.Checkpoint.Origin))),
            Cancellation
        );

        await AssertRefusedAsync(await LogAsync(), "is not signed by the trusted key");
    }

    [Fact]
    public async Task Witness_WithALogFromBeforeTheCheckpoints_AsksForALaterOne()
    {
        await FirstAsync();
        var log = await LogAsync();
        await Portal.PublishMoreAsync();

        var (code, said) = await RunAsync(log);
        Assert.Equal(2, code);
        Assert.Contains("Fetch the checkpoints first, then the log.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Witness_WithoutWhatItNeeds_SaysWhat()
    {
        var log = await LogAsync();
        Assert.Contains(
            "Give it a name with --name",
            await SaidAsync(2, ["witness", "--state", State, "--checkpoints", Portal.CheckpointFile, .. log]),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "can't have the name 'a b'",
            await SaidAsync(
                2,
                [
                    "witness",
                    "--state",
                    State,
                    "--name",
                    "a b",
                    "--key",
                    await PortalKeyAsync(),
                    "--checkpoints",
                    Portal.CheckpointFile,
                    .. log,
                ]
            ),
            StringComparison.Ordinal
        );
        await SaidAsync(2, ["witness", "--state", State, "--checkpoints", Portal.CheckpointFile]);
        Assert.Equal(0, (await FirstAsync()).Code);
        Assert.Contains(
            "is called 'witness.example/1'",
            await SaidAsync(2, ["witness", "--state", State, "--name", "other", "--checkpoints", Portal.CheckpointFile, .. log]),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "name one export of the stream content",
            await SaidAsync(2, ["witness", "--state", State, "--checkpoints", Portal.CheckpointFile, "--log", log[2]]),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is not an export of the log: line 1",
            await SaidAsync(2, ["witness", "--state", State, "--checkpoints", Portal.CheckpointFile, "--log", Portal.CheckpointFile]),
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(Portal.Kept("empty.txt"), "", Cancellation);
        Assert.Contains(
            "contains no checkpoint",
            await SaidAsync(2, ["witness", "--state", State, "--checkpoints", Portal.Kept("empty.txt"), .. log]),
            StringComparison.Ordinal
        );
        using (new FileStream(Path.Combine(State, WitnessState.LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Contains(
                "Nothing was cosigned.",
                await SaidAsync(2, ["witness", "--state", State, "--checkpoints", Portal.CheckpointFile, .. log]),
                StringComparison.Ordinal
            );
        }
    }
}
