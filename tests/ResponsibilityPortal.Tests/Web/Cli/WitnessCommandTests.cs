using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>A witness confirms that the log was only continued.</summary>
public sealed class WitnessCommandTests(RecordedPortal recorded) : WitnessTestBase(recorded)
{
    [Fact]
    public async Task Witness_AtTheFirstUse_MakesAKeyOfItsOwnAndCosigns()
    {
        var (code, said) = await FirstAsync();

        Assert.True(code == 0, said);
        Assert.Contains($"Key of this witness: {Key}", said, StringComparison.Ordinal);
        var note = SignedNote.Parse(await File.ReadAllTextAsync(Last, Cancellation))!;
        var newest = CheckpointFile.Read(await File.ReadAllTextAsync(Portal.CheckpointFile, Cancellation)).Checkpoints[^1];
        Assert.Equal(newest.Note.Text, note.Text);
        Assert.Equal(newest.Note.Signatures[0], note.Signatures[0]);
        Assert.NotNull(Key.Verify(note.Text, note.Signatures[1]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(State, WitnessState.PrivateKeyName))
            );
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Witness_OfAContinuedLog_CosignsTheNewestCheckpoint(bool fromStore)
    {
        await FirstAsync();
        var before = await File.ReadAllTextAsync(Last, Cancellation);
        var (again, nothingNew) = await RunAsync(await LogAsync());
        Assert.Equal(0, again);
        Assert.Contains("There is no newer checkpoint.", nothingNew, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Last, Cancellation));

        await Portal.PublishMoreAsync();
        var store = await StoreOfRun.FileOfAsync(Portal.Data.Path);
        var (code, said) = await RunAsync(fromStore ? ["--store", store] : await LogAsync());

        Assert.True(code == 0, said);
        Assert.StartsWith("Cosigned: ", said, StringComparison.Ordinal);
        Assert.NotEqual(before, await File.ReadAllTextAsync(Last, Cancellation));
    }

    /// <summary>Anyone who publishes the checkpoint can add any line to it. A note has room for sixteen.</summary>
    [Fact]
    public async Task Witness_OfACheckpointWithForeignLines_KeepsThePortalsOwnAndGoesOn()
    {
        var published = CheckpointFile.Read(await File.ReadAllTextAsync(Portal.CheckpointFile, Cancellation)).Checkpoints;
        var (name, good) = (published[^1].Checkpoint.Origin, published[^1].Note.Signatures.Single());
        var crowded = published[^1].Note with
        {
            Signatures = [.. Enumerable.Repeat(new NoteSignature(name, Convert.ToBase64String(new byte[70])), 15), good],
        };
        await File.WriteAllTextAsync(
            Portal.CheckpointFile,
            string.Concat(published.SkipLast(1).Select(signed => signed.Note).Append(crowded)),
            Cancellation
        );

        var (code, said) = await FirstAsync();
        Assert.True(code == 0, said);
        var kept = SignedNote.Parse(await File.ReadAllTextAsync(Last, Cancellation))!;
        Assert.Equal(2, kept.Signatures.Count);
        Assert.Equal(good, kept.Signatures[0]);
        (code, said) = await RunAsync(await LogAsync());
        Assert.True(code == 0, said);
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task Witness_AfterAnHonestRestore_ReportsItAndKeepsItsState()
    {
        await Portal.RunAsync("backup", Portal.Backup);
        await Portal.PublishMoreAsync();
        await FirstAsync();
        Assert.Equal(0, (await Portal.RunAsync("restore", Portal.Backup)).Code);

        await AssertRefusedAsync(await LogAsync(), "which a restore of ");
    }

    [Fact]
    public async Task Witness_AfterARotationOfThePortalsKey_FollowsIt()
    {
        await FirstAsync();
        Assert.Equal(0, (await Portal.RunAsync("rotate-key")).Code);
        await Portal.PublishMoreAsync();

        var (code, said) = await RunAsync(await LogAsync());
        Assert.True(code == 0, said);
    }

    /// <summary>The checkpoint that announces the new key is the newest for a while, and readers of it need both signatures.</summary>
    [Fact]
    public async Task Witness_OfTheCheckpointThatRotatesThePortalsKey_KeepsBothSignatures()
    {
        await FirstAsync();
        Assert.Equal(0, (await Portal.RunAsync("rotate-key")).Code);
        var announced = CheckpointFile.Read(await File.ReadAllTextAsync(Portal.CheckpointFile, Cancellation)).Checkpoints[^1];

        var (code, said) = await RunAsync(await LogAsync());
        Assert.True(code == 0, said);
        var kept = SignedNote.Parse(await File.ReadAllTextAsync(Last, Cancellation))!;
        Assert.Equal(announced.Note.Signatures, kept.Signatures.SkipLast(1));
        Assert.Equal(2, announced.Note.Signatures.Count);
        Assert.Equal(0, (await RunAsync(await LogAsync())).Code);
    }

    [Fact]
    public async Task Witness_WithAnAddress_FetchesTheCheckpoints()
    {
        var log = await LogAsync();
        var text = await File.ReadAllTextAsync(Portal.CheckpointFile, Cancellation);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        server.MapGet("/checkpoints.txt", () => Results.Text(text));
        server.MapGet(
            "/charset.txt",
            context =>
            {
                context.Response.ContentType = "text/plain; charset=nonsense";
                return context.Response.WriteAsync(text);
            }
        );
        await server.StartAsync(Cancellation);
        var address = server.Urls.Single();

        var (code, said) = await ConsoleUse.RunAsync([
            "witness",
            "--state",
            State,
            "--name",
            Name,
            "--key",
            await PortalKeyAsync(),
            "--checkpoints",
            $"{address}/checkpoints.txt",
            .. log,
        ]);
        Assert.True(code == 0, said);
        await SaidAsync(0, ["witness", "--state", State, "--checkpoints", $"{address}/charset.txt", .. log]);
        Assert.Contains(
            "can't be fetched from",
            await SaidAsync(2, ["witness", "--state", State, "--checkpoints", $"{address}/nowhere", .. log]),
            StringComparison.Ordinal
        );
    }
}
