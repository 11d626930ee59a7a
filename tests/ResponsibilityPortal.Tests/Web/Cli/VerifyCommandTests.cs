using System.Text.Json;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>The results of the command, and the files that it needs.</summary>
[Trait("Store", "Both")]
public sealed class VerifyCommandTests(RecordedPortal portal) : IClassFixture<RecordedPortal>, IDisposable
{
    private readonly CommandedPortal _portal = new(portal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Verify_OfAnIntactStore_SaysSoAndWhatWasNotChecked()
    {
        var (code, said) = await _portal.RunAsync("verify");
        Assert.Equal(0, code);
        Assert.StartsWith("The store is intact.\n", said, StringComparison.Ordinal);
        Assert.Contains("Checked 5 versions and ", said, StringComparison.Ordinal);
        Assert.Contains(EvidenceTexts.NoCheckpointGiven, said, StringComparison.Ordinal);
        File.Copy(_portal.CheckpointFile, _portal.Kept("kept.txt"));
        (code, said) = await _portal.RunAsync("verify", "--checkpoint", _portal.Kept("kept.txt"));
        Assert.Equal(0, code);
        Assert.DoesNotContain("No checkpoint from elsewhere", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ChangesNothing()
    {
        var before = _portal.Hashes();
        await _portal.RunAsync("verify");
        Assert.Equal(before, _portal.Hashes());
    }

    [Fact]
    public async Task Verify_OfAnAlteredEntry_NamesTheFirstUnreliableOne()
    {
        StoreOfRun.Do(_portal.Data.Path, "UPDATE AuditEntries SET ActorName = 'Mallory' WHERE Stream = 'content' AND Sequence = 5");
        var (code, said) = await _portal.RunAsync("verify");
        Assert.Equal(1, code);
        Assert.StartsWith("The store is damaged.\n", said, StringComparison.Ordinal);
        Assert.Contains("First entry of content that cannot be relied on: 5.", said, StringComparison.Ordinal);
        var (jsonCode, json) = await _portal.RunAsync("verify", "--json");
        Assert.Equal(1, jsonCode);
        var answer = JsonDocument.Parse(json).RootElement;
        Assert.Equal("broken", answer.GetProperty("verdict").GetString());
        Assert.Equal(_portal.PublicKey().Id, answer.GetProperty("trustedKey").GetString());
        Assert.Empty(answer.GetProperty("keptCheckpoints").EnumerateArray());
        Assert.Equal(5, answer.GetProperty("faults")[0].GetProperty("sequence").GetInt64());
    }

    public static TheoryData<string, string> NotCheckable =>
        new()
        {
            { "--checkpoint=/no/such/file", "/no/such/file" },
            { "--key=/no/such/file", "/no/such/file" },
            { "--Portal:DataDirectory=/no/such/directory", "There is no store in '/no/such/directory'" },
        };

    [Theory]
    [MemberData(nameof(NotCheckable))]
    public async Task Verify_WithoutWhatItNeeds_SaysWhy(string argument, string sentence)
    {
        var (code, said) = await _portal.RunAsync("verify", argument);
        Assert.Equal(2, code);
        Assert.StartsWith("The log could not be checked.", said, StringComparison.Ordinal);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WithInvalidFiles_IsRefused()
    {
        await File.WriteAllTextAsync(_portal.Kept("note.txt"), "Good morning.", Cancellation);
        Assert.Contains(
            "contains no checkpoint",
            (await _portal.RunAsync("verify", "--checkpoint", _portal.Kept("note.txt"))).Said,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "contains no key",
            (await _portal.RunAsync("verify", "--key", _portal.Kept("note.txt"))).Said,
            StringComparison.Ordinal
        );
        File.Delete(_portal.KeyFile);
        var (code, said) = await _portal.RunAsync("verify");
        Assert.Equal(2, code);
        Assert.Contains("--key", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WithAPublicKeyFromElsewhere_UsesIt()
    {
        await File.WriteAllTextAsync(_portal.Kept("public.pem"), $"# Key id: of the portal\n{_portal.PublicKey().ToPem()}", Cancellation);
        File.Delete(_portal.KeyFile);
        Assert.Equal(0, (await _portal.RunAsync("verify", "--key", _portal.Kept("public.pem"))).Code);
        using var other = CheckpointKeyFile.Make();
        await File.WriteAllTextAsync(_portal.Kept("public.pem"), NoteKey.Of(other).ToPem(), Cancellation);
        var (code, said) = await _portal.RunAsync("verify", "--key", _portal.Kept("public.pem"));
        Assert.Equal(1, code);
        Assert.Contains("is not signed by the trusted key", said, StringComparison.Ordinal);
    }

    /// <summary>A running portal makes a checkpoint and gets its cosignature after the command has read the checkpoints.</summary>
    [Fact]
    public async Task Verify_WhileACheckpointIsMadeAndConfirmed_NamesNothingAsWithdrawn()
    {
        var witness = WitnessSigner.Make("witness.example/1");
        var kept = await File.ReadAllBytesAsync(_portal.CheckpointFile, Cancellation);
        await OtherPrograms.ShellAsync(_portal.Elsewhere, "mkfifo kept.txt");
        var verifying = Task.Run(
            () => _portal.RunAsync("verify", "--checkpoint", _portal.Kept("kept.txt"), $"--Checkpoints:Witnesses={witness.Key}"),
            Cancellation
        );

        // The pipe opens when the command reads from it, which it does after it has read the portal's own checkpoints.
        var pipe = await Task.Run(
                () => new FileStream(_portal.Kept("kept.txt"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite),
                Cancellation
            )
            .WaitAsync(Timeouts.Hang, Cancellation);
        await using (pipe)
        {
            await _portal.PublishMoreAsync();
            var newest = CheckpointFile.Read(await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation)).Checkpoints[^1].Note;
            await File.WriteAllTextAsync(
                _portal.Data.File(Cosignatures.FileName),
                (newest with { Signatures = [witness.Sign(newest.Text, DateTimeOffset.UnixEpoch)] }).ToString(),
                Cancellation
            );
            await pipe.WriteAsync(kept, Cancellation);
        }

        var (code, said) = await verifying;
        Assert.True(code == 0, said);
        Assert.Contains(
            $"The witness {witness.Key.Name} ",
            (await _portal.RunAsync("verify", $"--Checkpoints:Witnesses={witness.Key}")).Said,
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// An attacker who controls the machine can truncate the log together with its checkpoints. A copy kept elsewhere shows it.
    /// </summary>
    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task Verify_OfALogTruncatedWithItsCheckpoints_NeedsOneKeptElsewhere()
    {
        File.Copy(_portal.CheckpointFile, _portal.Kept("kept.txt"));
        var (_, said) = await _portal.RunAsync("backup", _portal.Backup);
        Assert.Contains("the copy is intact", said, StringComparison.Ordinal);
        await _portal.PublishMoreAsync();
        File.Copy(_portal.CheckpointFile, _portal.Kept("later.txt"));
        _portal.PutBack(_portal.Backup);
        File.Copy(_portal.Kept("kept.txt"), _portal.CheckpointFile, overwrite: true);

        Assert.Equal(0, (await _portal.RunAsync("verify")).Code);
        Assert.Equal(0, (await _portal.RunAsync("verify", "--checkpoint", _portal.Kept("kept.txt"))).Code);
        var (code, found) = await _portal.RunAsync("verify", "--checkpoint", _portal.Kept("later.txt"));
        Assert.Equal(1, code);
        Assert.Contains("the log was cut, or an old copy was restored (rolled back from ", found, StringComparison.Ordinal);
    }

    /// <summary>
    /// With the key too, an attacker can rewrite the whole log so that everything fits. A checkpoint kept elsewhere shows it.
    /// </summary>
    [Fact]
    public async Task Verify_OfALogRewrittenWithAnotherKey_NeedsOneKeptElsewhere()
    {
        File.Copy(_portal.CheckpointFile, _portal.Kept("kept.txt"));
        await File.WriteAllTextAsync(_portal.Kept("kept.pem"), _portal.PublicKey().ToPem(), Cancellation);
        using (var store = StoreOfRun.Connect(_portal.Data.Path))
        {
            store.RewriteChain(
                AuditHead.Genesis(AuditStream.Content),
                payload => payload.Replace("They keep them now.", "We always kept them.", StringComparison.Ordinal)
            );
        }

        _portal.RemoveCheckpoints();
        File.Delete(_portal.KeyFile);
        await using (var forged = _portal.Start())
        {
            Assert.Single(CheckpointFile.Read(await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation)).Checkpoints);
        }

        Assert.Equal(0, (await _portal.RunAsync("verify")).Code);
        var (code, said) = await _portal.RunAsync("verify", "--checkpoint", _portal.Kept("kept.txt"), "--key", _portal.Kept("kept.pem"));
        Assert.Equal(1, code);
        Assert.Contains("the log was rewritten after entry ", said, StringComparison.Ordinal);
        Assert.Contains("is not signed by the trusted key", said, StringComparison.Ordinal);
    }
}
