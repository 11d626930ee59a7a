using System.Net;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// Whoever has the whole machine puts another history in the place of the one there was. The machine alone cannot tell, and says so; a
/// checkpoint that somebody else has kept can. Both are asserted. What is found without one, more than 70 cases, runs through both
/// verifiers in process, where a case takes a tenth of the time: <c>StoreVerificationTests.Tampering</c>, <c>SecondVerifierTests</c>,
/// <c>ForgedRightsTests</c> and <c>SwappedSecretsTests</c>.
/// </summary>
[Collection(DrillStore.StartingCollection)]
public sealed class TamperDrillTests(DrillStore store) : IAsyncLifetime
{
    private const string Checkpoints = "checkpoints.txt";

    private readonly TemporaryDirectory _kept = new();
    private TemporaryDirectory _data = null!;

    private string KeyFile => Path.Combine(_data.Path, "keys", "checkpoint-key.pem");

    public async ValueTask InitializeAsync() => _data = (await store.KilledAsync()).Copy();

    public ValueTask DisposeAsync()
    {
        _data.Dispose();
        _kept.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Verify_OfAnUnalteredStore_AgreesWithKeptCheckpoints()
    {
        Keep();
        Assert.Equal(0, (await VerifyAsync()).Code);
        Assert.Equal(0, (await VerifyAgainstKeptAsync()).Code);
    }

    [Fact]
    public async Task Verify_OfARewrittenLogWithANewKey_NeedsAKeptCheckpoint()
    {
        Keep();
        var rewritten = Rewrite();
        Forget();
        await using (await PortalProcess.StartAsync(_data.Path))
        {
            // The portal makes another key and signs the current log.
        }

        Assert.NotEqual(
            await File.ReadAllTextAsync(_kept.File(Checkpoints), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(_data.File(Checkpoints), TestContext.Current.CancellationToken)
        );
        await AssertFoundByKeptAloneAsync("content", rewritten, "the log was rewritten after entry");
    }

    /// <summary>The attacker also clears what the entry told of: the first use of a token.</summary>
    [Fact]
    public async Task Verify_OfALogWithoutItsEnd_NeedsAKeptCheckpoint()
    {
        Keep();
        long last;
        using (var file = StoreFile.Open(_data.Path, SqliteOpenMode.ReadWrite))
        {
            last = file.AskNumber("SELECT Sequence FROM AuditHeads WHERE Stream = 'access'");
            file.Do(
                $"""
                UPDATE ApiTokens SET LastUsedAt = NULL
                    WHERE 'api-tokens/' || Id = (SELECT Target FROM AuditEntries WHERE Stream = 'access' AND Sequence = {last});
                DELETE FROM AuditEntries WHERE Stream = 'access' AND Sequence = {last};
                UPDATE AuditHeads SET (Sequence, Hash) =
                    (SELECT Sequence, Hash FROM AuditEntries WHERE Stream = 'access' ORDER BY Sequence DESC LIMIT 1) WHERE Stream = 'access'
                """
            );
        }

        Forget();
        await AssertFoundByKeptAloneAsync("access", last, $"rolled back from {last} to {last - 1}");
    }

    [Fact]
    public async Task Verify_OfAnOldCopyOfEverything_NeedsAKeptCheckpoint()
    {
        Keep();
        using var old = store.Copy();
        Directory.Delete(_data.Path, recursive: true);
        Directory.CreateDirectory(_data.Path);
        DataCopy.Make(old.Path, _data.Path);
        await AssertFoundByKeptAloneAsync("content", LastOf(_data.Path) + 1, "rolled back from");
    }

    [Fact]
    public async Task Verify_OfAnotherHistoryWithTheSameKey_NeedsAKeptCheckpoint()
    {
        Keep();
        using var other = store.Copy();
        var common = LastOf(other.Path);
        await using (var portal = await PortalProcess.StartAsync(other.Path))
        {
            using var editor = new EditingProgram(portal.Address, store.EditToken);
            using var publisher = new EditingProgram(portal.Address, store.PublishToken);
            var cell = (await EditingProgram.CellsAsync())[0];
            Assert.Equal(HttpStatusCode.OK, (await editor.SendAsync(Edit.Of(cell, (await editor.ReadAsync(cell)).Tag))).Status);
            Assert.Equal(HttpStatusCode.Created, (await publisher.PublishAsync()).Status);
        }

        Directory.Delete(_data.Path, recursive: true);
        Directory.CreateDirectory(_data.Path);
        DataCopy.Make(other.Path, _data.Path);
        await AssertFoundByKeptAloneAsync("content", common + 1, "name different hashes for entry");
    }

    /// <summary>What an auditor keeps: the checkpoints and the public key.</summary>
    private void Keep()
    {
        File.Copy(_data.File(Checkpoints), _kept.File(Checkpoints));
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(KeyFile));
        File.WriteAllText(_kept.File("key.pem"), key.ExportSubjectPublicKeyInfoPem());
    }

    /// <summary>Removes everything on the machine that contradicts the new history.</summary>
    private void Forget()
    {
        File.Delete(_data.File(Checkpoints));
        File.Delete(KeyFile);
    }

    /// <summary>Gives an entry another reason, and recomputes the hashes of all later entries.</summary>
    /// <returns>The number of the entry.</returns>
    private long Rewrite()
    {
        using var file = StoreFile.Open(_data.Path, SqliteOpenMode.ReadWrite);
        var first = file.AskNumber("SELECT max(Sequence) FROM AuditEntries WHERE Action = 'assignment.changed'");
        var (last, before) = (
            file.Ask("SELECT Hash FROM AuditHeads WHERE Stream = 'content'"),
            file.Ask($"SELECT PreviousHash FROM AuditEntries WHERE Stream = 'content' AND Sequence = {first}")
        );
        var rewritten = file.RewriteChain(
            new AuditHead("content", first - 1, before),
            payload => payload.Replace("\"reason\":\"A drill.\"", "\"reason\":\"Nobody asked.\"", StringComparison.Ordinal)
        );
        Assert.NotEqual(last, rewritten);

        // Each start has recorded the last checkpoint, which would contradict a new checkpoint file.
        file.RewriteChain(
            AuditHead.Genesis("access"),
            payload =>
                System.Text.RegularExpressions.Regex.Replace(
                    payload,
                    "\"checkpoints\":\\d+,\"lastCheckpoint\":\"\\w+\"",
                    "\"checkpoints\":0,\"lastCheckpoint\":null"
                )
        );
        return first;
    }

    private static long LastOf(string dataDirectory)
    {
        using var file = StoreFile.Open(dataDirectory);
        return file.AskNumber("SELECT Sequence FROM AuditHeads WHERE Stream = 'content'");
    }

    /// <param name="sequence">The first altered entry. A checkpoint before it names an earlier one.</param>
    private async Task AssertFoundByKeptAloneAsync(string stream, long sequence, string finding)
    {
        var (alone, output) = await VerifyAsync();
        Assert.True(alone == 0, output);
        Assert.Contains(EvidenceTexts.NoCheckpointGiven, output, StringComparison.Ordinal);

        var (held, told) = await VerifyAgainstKeptAsync();
        Assert.Equal(1, held);
        Assert.Contains(finding, told, StringComparison.Ordinal);
        var named = System.Text.RegularExpressions.Regex.Match(told, $@"First entry of {stream} that cannot be relied on: (\d+)\.");
        Assert.True(named.Success, told);
        Assert.InRange(long.Parse(named.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 1, sequence);
    }

    private Task<(int Code, string Output)> VerifyAsync() => PortalProcess.RunCommandAsync(_data.Path, "verify");

    private Task<(int Code, string Output)> VerifyAgainstKeptAsync() =>
        PortalProcess.RunCommandAsync(_data.Path, $"verify --checkpoint {_kept.File(Checkpoints)} --key {_kept.File("key.pem")}");
}
