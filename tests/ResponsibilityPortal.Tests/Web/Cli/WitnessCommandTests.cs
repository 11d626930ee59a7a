using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>Another machine confirms that the log was only continued, and refuses everything else; the portal shows what it has confirmed.</summary>
[Collection(ConsoleUse.Name)]
public sealed class WitnessCommandTests(RecordedPortal recorded) : IClassFixture<RecordedPortal>, IDisposable
{
    private const string Name = "witness.example/1";

    private readonly CommandedPortal _portal = new(recorded);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string State => _portal.Kept("witness");

    private string Last => Path.Combine(State, WitnessState.LastName);

    private WitnessKey Key => WitnessKey.Parse(File.ReadAllText(Path.Combine(State, WitnessState.PublicKeyName)).TrimEnd())!;

    private string Trusting => $"--Checkpoints:Witnesses={Key}";

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Witness_AtTheFirstUse_MakesAKeyOfItsOwnAndCosigns()
    {
        var (code, said) = await FirstAsync();

        Assert.True(code == 0, said);
        Assert.Contains($"Key of this witness: {Key}", said, StringComparison.Ordinal);
        var note = SignedNote.Parse(await File.ReadAllTextAsync(Last, Cancellation))!;
        var newest = CheckpointFile.Read(await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation)).Checkpoints[^1];
        Assert.Equal(newest.Note.Text, note.Text);
        Assert.Equal(newest.Note.Signatures[0], note.Signatures[0]);
        Assert.NotNull(Key.Verify(note.Text, note.Signatures[1]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(State, WitnessState.PrivateKeyName)));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Witness_OfALogThatWentOn_CosignsTheNewestCheckpoint(bool fromStore)
    {
        await FirstAsync();
        var before = await File.ReadAllTextAsync(Last, Cancellation);
        var (again, nothingNew) = await RunAsync(await LogAsync());
        Assert.Equal(0, again);
        Assert.Contains("There is no newer checkpoint.", nothingNew, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Last, Cancellation));

        await _portal.PublishMoreAsync();
        await _portal.RunAsync("backup", _portal.Backup);
        var (code, said) = await RunAsync(fromStore ? ["--store", _portal.Backup] : await LogAsync());

        Assert.True(code == 0, said);
        Assert.StartsWith("Cosigned: ", said, StringComparison.Ordinal);
        Assert.NotEqual(before, await File.ReadAllTextAsync(Last, Cancellation));
    }

    /// <summary>Whoever has the portal's machine and its key can sign another history that fits itself. The witness remembers the other one.</summary>
    [Fact]
    public async Task Witness_OfALogThatWasRewrittenAndSignedAnew_RefusesAndKeepsItsState()
    {
        await FirstAsync();
        await RewriteAndSignAsync();
        Assert.Equal(0, (await _portal.RunAsync("verify")).Code);

        await AssertRefusedAsync(await LogAsync(), "the log was rewritten after entry ");
    }

    /// <summary>Whoever publishes the checkpoint can write any line under it. A note has room for sixteen.</summary>
    [Fact]
    public async Task Witness_OfACheckpointWithLinesThatAnybodyWrote_KeepsThePortalsOwnAndGoesOn()
    {
        var published = CheckpointFile.Read(await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation)).Checkpoints;
        var (name, good) = (published[^1].Checkpoint.Origin, published[^1].Note.Signatures.Single());
        var crowded = published[^1].Note with { Signatures = [.. Enumerable.Repeat(new NoteSignature(name, Convert.ToBase64String(new byte[70])), 15), good] };
        await File.WriteAllTextAsync(_portal.CheckpointFile, string.Concat(published.SkipLast(1).Select(signed => signed.Note).Append(crowded)), Cancellation);

        var (code, said) = await FirstAsync();
        Assert.True(code == 0, said);
        var kept = SignedNote.Parse(await File.ReadAllTextAsync(Last, Cancellation))!;
        Assert.Equal(2, kept.Signatures.Count);
        Assert.Equal(good, kept.Signatures[0]);
        (code, said) = await RunAsync(await LogAsync());
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Keep_OfACheckpointThatCouldNotBeReadAgain_KeepsTheOneBefore()
    {
        await FirstAsync();
        var before = await File.ReadAllTextAsync(Last, Cancellation);
        using (var witness = WitnessState.Open(State, null, null))
        {
            var crowded = witness.Last! with { Note = witness.Last.Note with { Signatures = [.. Enumerable.Repeat(witness.Last.Note.Signatures[0], 17)] } };
            Assert.Throws<StoreRefusedException>(() => witness.Keep(crowded));
        }

        Assert.Equal(before, await File.ReadAllTextAsync(Last, Cancellation));
    }

    /// <summary>A log that only ends too early can be fetched again. One that is another one besides must not pass for that.</summary>
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
        using (var store = StoreFile.Open(_portal.Data.Path, SqliteOpenMode.ReadWrite))
        {
            store.RewriteChain(AuditHead.Genesis(AuditStream.Content), payload => payload.Replace("\"at\":\"2", "\"at\":\"\\ud800", StringComparison.Ordinal));
        }

        string[] log = fromStore ? ["--store", StoreFile.In(_portal.Data.Path)] : await LogAsync();
        var said = await SaidAsync(1, ["witness", "--state", State, "--name", Name, "--key", await PortalKeyAsync(), "--checkpoints", _portal.CheckpointFile, .. log]);
        Assert.Contains("Entry 1 of content is wrong: the column for its time", said, StringComparison.Ordinal);
        Assert.Contains("Entry 1 of content is wrong: the column for its time", (await _portal.RunAsync("verify")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Witness_OfAnOldCopyThatWasPutBack_RefusesAndKeepsItsState()
    {
        await _portal.RunAsync("backup", _portal.Backup);
        File.Copy(_portal.CheckpointFile, _portal.Kept("old.txt"));
        await _portal.PublishMoreAsync();
        await FirstAsync();
        _portal.PutBack(_portal.Backup);
        File.Copy(_portal.Kept("old.txt"), _portal.CheckpointFile, overwrite: true);
        Assert.Equal(0, (await _portal.RunAsync("verify")).Code);

        await AssertRefusedAsync(await LogAsync(), "the log was cut, or an old copy was put back (rolled back from ");
    }

    [Fact]
    public async Task Witness_AfterAnHonestRestore_TellsOfItAndKeepsItsState()
    {
        await _portal.RunAsync("backup", _portal.Backup);
        await _portal.PublishMoreAsync();
        await FirstAsync();
        Assert.Equal(0, (await _portal.RunAsync("restore", _portal.Backup)).Code);

        await AssertRefusedAsync(await LogAsync(), "which a restore of ");
    }

    [Fact]
    public async Task Witness_OfCheckpointsThatAnotherKeyHasSigned_Refuses()
    {
        await FirstAsync();
        using var other = CheckpointKey.Make();
        var signed = CheckpointFile.Read(await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation)).Checkpoints;
        await File.WriteAllTextAsync(_portal.CheckpointFile, string.Concat(signed.Select(checkpoint => checkpoint.Checkpoint.Sign(other, checkpoint.Checkpoint.Origin))), Cancellation);

        await AssertRefusedAsync(await LogAsync(), "is not signed by the key that is trusted");
    }

    [Fact]
    public async Task Witness_AfterAChangeOfThePortalsKey_FollowsIt()
    {
        await FirstAsync();
        Assert.Equal(0, (await _portal.RunAsync("rotate-key")).Code);
        await _portal.PublishMoreAsync();

        var (code, said) = await RunAsync(await LogAsync());
        Assert.True(code == 0, said);
    }

    /// <summary>The checkpoint that announces the other key is the newest for a while. Whoever reads it needs both signatures.</summary>
    [Fact]
    public async Task Witness_OfTheCheckpointThatChangesThePortalsKey_KeepsBothSignatures()
    {
        await FirstAsync();
        Assert.Equal(0, (await _portal.RunAsync("rotate-key")).Code);
        var announced = CheckpointFile.Read(await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation)).Checkpoints[^1];

        var (code, said) = await RunAsync(await LogAsync());
        Assert.True(code == 0, said);
        var kept = SignedNote.Parse(await File.ReadAllTextAsync(Last, Cancellation))!;
        Assert.Equal(announced.Note.Signatures, kept.Signatures.SkipLast(1));
        Assert.Equal(2, announced.Note.Signatures.Count);
        Assert.Equal(0, (await RunAsync(await LogAsync())).Code);
    }

    [Fact]
    public async Task Witness_WithALogFromBeforeTheCheckpoints_AsksForALaterOne()
    {
        await FirstAsync();
        var log = await LogAsync();
        await _portal.PublishMoreAsync();

        var (code, said) = await RunAsync(log);
        Assert.Equal(2, code);
        Assert.Contains("Fetch the checkpoints first and the log after them.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Witness_WithoutWhatItNeeds_SaysWhat()
    {
        var log = await LogAsync();
        Assert.Contains("Give it a name with --name", await SaidAsync(2, ["witness", "--state", State, "--checkpoints", _portal.CheckpointFile, .. log]), StringComparison.Ordinal);
        Assert.Contains("cannot be called 'a b'", await SaidAsync(2, ["witness", "--state", State, "--name", "a b", "--key", await PortalKeyAsync(), "--checkpoints", _portal.CheckpointFile, .. log]), StringComparison.Ordinal);
        await SaidAsync(2, ["witness", "--state", State, "--checkpoints", _portal.CheckpointFile]);
        Assert.Equal(0, (await FirstAsync()).Code);
        Assert.Contains("is called 'witness.example/1'", await SaidAsync(2, ["witness", "--state", State, "--name", "other", "--checkpoints", _portal.CheckpointFile, .. log]), StringComparison.Ordinal);
        Assert.Contains("Name one export of the stream content", await SaidAsync(2, ["witness", "--state", State, "--checkpoints", _portal.CheckpointFile, "--log", log[2]]), StringComparison.Ordinal);
        Assert.Contains("is not an export of the log: line 1", await SaidAsync(2, ["witness", "--state", State, "--checkpoints", _portal.CheckpointFile, "--log", _portal.CheckpointFile]), StringComparison.Ordinal);
        await File.WriteAllTextAsync(_portal.Kept("empty.txt"), "", Cancellation);
        Assert.Contains("holds no checkpoint", await SaidAsync(2, ["witness", "--state", State, "--checkpoints", _portal.Kept("empty.txt"), .. log]), StringComparison.Ordinal);
        using (new FileStream(Path.Combine(State, WitnessState.LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Contains("Nothing was cosigned.", await SaidAsync(2, ["witness", "--state", State, "--checkpoints", _portal.CheckpointFile, .. log]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Witness_WithAnAddress_FetchesTheCheckpoints()
    {
        var log = await LogAsync();
        var text = await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        server.MapGet("/checkpoints.txt", () => Results.Text(text));
        server.MapGet("/charset.txt", context =>
        {
            context.Response.ContentType = "text/plain; charset=nonsense";
            return context.Response.WriteAsync(text);
        });
        await server.StartAsync(Cancellation);
        var address = server.Urls.Single();

        var (code, said) = await ConsoleUse.RunAsync(["witness", "--state", State, "--name", Name, "--key", await PortalKeyAsync(), "--checkpoints", $"{address}/checkpoints.txt", .. log]);
        Assert.True(code == 0, said);
        await SaidAsync(0, ["witness", "--state", State, "--checkpoints", $"{address}/charset.txt", .. log]);
        Assert.Contains("cannot be fetched from", await SaidAsync(2, ["witness", "--state", State, "--checkpoints", $"{address}/nowhere", .. log]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddCosignature_OfATrustedWitness_IsPublishedAndToldOfByBothVerifiers()
    {
        await FirstAsync();
        var ends = _portal.Ends();
        var (code, said) = await _portal.RunAsync("add-cosignature", Last, Trusting);
        Assert.True(code == 0, said);
        Assert.Equal(0, (await _portal.RunAsync("add-cosignature", Last, Trusting)).Code);
        var kept = CheckpointFile.Read(await File.ReadAllTextAsync(_portal.Data.File(Cosignatures.FileName), Cancellation)).Checkpoints;
        Assert.Single(Assert.Single(kept).Note.Signatures);

        var confirmed = CheckpointFile.Read(await File.ReadAllTextAsync(Last, Cancellation)).Checkpoints[0].Checkpoint;
        var sentence = $"The witness {Name} ({Key.Id}) confirmed the log up to entry {confirmed.Content.Sequence} of content and entry {confirmed.Access.Sequence} of access on ";
        Assert.Contains(sentence, (await _portal.RunAsync("verify", Trusting)).Said, StringComparison.Ordinal);
        Assert.DoesNotContain("The witness", (await _portal.RunAsync("verify")).Said, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await _portal.RunAsync("verify", "--json", "--witness", Key.ToString())).Said).RootElement.GetProperty("witnesses")[0];
        Assert.Equal((Name, confirmed.Content.Sequence), (json.GetProperty("name").GetString(), json.GetProperty("content").GetInt64()));

        string published;
        await using (var host = PortalHost.Start(_portal.Data, null, ("Portal:Seed", "none"), ("Checkpoints:Witnesses", Key.ToString())))
        {
            published = await host.ReadAsync("/checkpoints.txt");
        }

        Assert.Contains(CheckpointFile.Read(published).Checkpoints, signed => signed.Note.Signatures.Any(line => Key.Verify(signed.Note.Text, line) is not null));
        await File.WriteAllTextAsync(_portal.Kept("published.txt"), published, Cancellation);
        var opinion = await OpinionAsync();
        Assert.Equal(SecondOpinion.Good, opinion.ExitCode);
        Assert.Contains($"Good: the witness {Name} confirmed the log up to entry {confirmed.Content.Sequence} of content and {confirmed.Access.Sequence} of access, ", opinion.Said, StringComparison.Ordinal);
        Assert.True(ends.Content >= confirmed.Content.Sequence);
    }

    [Fact]
    public async Task Verify_OfACosignatureThatWasAltered_NamesTheWitnessInBothVerifiers()
    {
        await FirstAsync();
        await _portal.RunAsync("add-cosignature", Last, Trusting);
        var file = _portal.Data.File(Cosignatures.FileName);
        var note = CheckpointFile.Read(await File.ReadAllTextAsync(file, Cancellation)).Checkpoints[0].Note;
        var blob = Convert.FromBase64String(note.Signatures[0].Blob);
        blob[11] ^= 1;
        NoteSignature altered = new(Name, Convert.ToBase64String(blob));
        await File.WriteAllTextAsync(file, (note with { Signatures = [altered] }).ToString(), Cancellation);

        var (code, said) = await _portal.RunAsync("verify", Trusting);
        Assert.Equal(1, code);
        Assert.Contains($"The cosignature of {Name} under the checkpoint of ", said, StringComparison.Ordinal);

        var own = CheckpointFile.Read(await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation)).Checkpoints;
        var published = own.Select(signed => signed.Note.Text == note.Text ? signed.Note with { Signatures = [.. signed.Note.Signatures, altered] } : signed.Note);
        await File.WriteAllTextAsync(_portal.Kept("published.txt"), string.Concat(published), Cancellation);
        var opinion = await OpinionAsync();
        Assert.Equal(SecondOpinion.Broken, opinion.ExitCode);
        Assert.Contains($"the cosignature of {Name} ", opinion.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddCosignature_OfAnotherWitnessOrAnotherPortal_IsRefused()
    {
        await FirstAsync();
        Assert.Contains("No witness is trusted.", (await _portal.RunAsync("add-cosignature", Last)).Said, StringComparison.Ordinal);
        var stranger = WitnessSigner.Make(Name).Key;
        var (code, said) = await _portal.RunAsync("add-cosignature", Last, $"--Checkpoints:Witnesses={stranger}");
        Assert.Equal(1, code);
        Assert.Contains("It holds no cosignature of a witness that is trusted.", said, StringComparison.Ordinal);
        Assert.Contains("must list keys of witnesses", (await _portal.RunAsync("add-cosignature", Last, "--Checkpoints:Witnesses=something")).Said, StringComparison.Ordinal);

        var signer = WitnessSigner.Make("witness.example/2");
        var foreign = new Checkpoint("other.example", AuditHead.Genesis(AuditStream.Content), AuditHead.Genesis(AuditStream.Access), DateTimeOffset.UnixEpoch).ToText();
        var own = CheckpointFile.Read(await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation)).Checkpoints[0].Note.Text;
        foreach (var (text, at, sentence) in new[] { (foreign, DateTimeOffset.UnixEpoch, "is not one of this portal"), (own, DateTimeOffset.MaxValue, "is in the future") })
        {
            await File.WriteAllTextAsync(_portal.Kept("given.txt"), new SignedNote(text, [signer.Sign(text, at)]).ToString(), Cancellation);
            (code, said) = await _portal.RunAsync("add-cosignature", _portal.Kept("given.txt"), $"--Checkpoints:Witnesses={signer.Key}");
            Assert.Equal(1, code);
            Assert.Contains(sentence, said, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(_portal.Data.File(Cosignatures.FileName)));
    }

    [Fact]
    public async Task Verify_WithoutACheckpointThatAWitnessHasConfirmed_SaysThatItIsGone()
    {
        var before = await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation);
        await _portal.PublishMoreAsync();
        await FirstAsync();
        await _portal.RunAsync("add-cosignature", Last, Trusting);
        await File.WriteAllTextAsync(_portal.CheckpointFile, before, Cancellation);

        var (code, said) = await _portal.RunAsync("verify", Trusting);
        Assert.Equal(1, code);
        Assert.Contains("confirms a checkpoint that this portal does not publish any more", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OverAConfirmedCheckpoint_TakesTheCosignatureOut()
    {
        await _portal.RunAsync("backup", _portal.Backup);
        await _portal.PublishMoreAsync();
        await FirstAsync();
        await _portal.RunAsync("add-cosignature", Last, Trusting);
        Assert.Equal(0, (await _portal.RunAsync("restore", _portal.Backup, Trusting)).Code);

        var (code, said) = await _portal.RunAsync("verify", Trusting);
        Assert.True(code == 0, said);
        Assert.Contains("has not confirmed any checkpoint", said, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Said)> FirstAsync() =>
        await ConsoleUse.RunAsync(["witness", "--state", State, "--name", Name, "--key", await PortalKeyAsync(), "--checkpoints", _portal.CheckpointFile, .. await LogAsync()]);

    private Task<(int Code, string Said)> RunAsync(string[] log) => ConsoleUse.RunAsync(["witness", "--state", State, "--checkpoints", _portal.CheckpointFile, .. log]);

    /// <summary>Puts another history in the place of the one there was, and has the portal sign it.</summary>
    private async Task RewriteAndSignAsync()
    {
        using (var store = StoreFile.Open(_portal.Data.Path, SqliteOpenMode.ReadWrite))
        {
            store.RewriteChain(AuditHead.Genesis(AuditStream.Content), payload => payload.Replace("They keep them now.", "We always kept them.", StringComparison.Ordinal));
        }

        File.Delete(_portal.CheckpointFile);
        await _portal.PublishMoreAsync();
    }

    private async Task AssertRefusedAsync(string[] log, string sentence)
    {
        var before = await File.ReadAllTextAsync(Last, Cancellation);
        var (code, said) = await RunAsync(log);
        Assert.True(code == 1, said);
        Assert.StartsWith("Refused: ", said, StringComparison.Ordinal);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Last, Cancellation));
    }

    private static async Task<string> SaidAsync(int expected, string[] arguments)
    {
        var (code, said) = await ConsoleUse.RunAsync(arguments);
        Assert.True(code == expected, said);
        return said;
    }

    private async Task<string> PortalKeyAsync()
    {
        await File.WriteAllTextAsync(_portal.Kept("portal.pem"), _portal.PublicKey().ToPem(), Cancellation);
        return _portal.Kept("portal.pem");
    }

    /// <summary>The exports that an auditor has fetched, as arguments.</summary>
    private async Task<string[]> LogAsync()
    {
        string[] files = [_portal.Kept($"content-{Guid.NewGuid():N}.jsonl"), _portal.Kept($"access-{Guid.NewGuid():N}.jsonl")];
        foreach (var (stream, file) in AuditStream.All.Zip(files))
        {
            await File.WriteAllTextAsync(file, LogExport.Of(_portal.Data.Path, stream), Cancellation);
        }

        return ["--log", .. files];
    }

    private async Task<SecondOpinion> OpinionAsync() => await SecondVerifier.RunAsync(
        "--store", StoreFile.In(_portal.Data.Path), "--checkpoints", _portal.Kept("published.txt"), "--key", await PortalKeyAsync(), "--witness", Key.ToString());
}
