using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>A recorded portal, and a witness on another machine.</summary>
public abstract class WitnessTestBase(RecordedPortal recorded) : IClassFixture<RecordedPortal>, IDisposable
{
    private protected const string Name = "witness.example/1";

    private protected CommandedPortal Portal { get; } = new(recorded);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected string State => Portal.Kept("witness");

    private protected string Last => Path.Combine(State, WitnessState.LastName);

    private protected WitnessKey Key => WitnessKey.Parse(File.ReadAllText(Path.Combine(State, WitnessState.PublicKeyName)).TrimEnd())!;

    private protected string Trusting => $"--Checkpoints:Witnesses={Key}";

    public void Dispose()
    {
        Portal.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<(int Code, string Said)> FirstAsync() =>
        await ConsoleUse.RunAsync([
            "witness",
            "--state",
            State,
            "--name",
            Name,
            "--key",
            await PortalKeyAsync(),
            "--checkpoints",
            Portal.CheckpointFile,
            .. await LogAsync(),
        ]);

    private protected Task<(int Code, string Said)> RunAsync(string[] log) =>
        ConsoleUse.RunAsync(["witness", "--state", State, "--checkpoints", Portal.CheckpointFile, .. log]);

    /// <summary>Replaces the history with another one that the portal signs.</summary>
    private protected async Task RewriteAndSignAsync()
    {
        using (var store = StoreOfRun.Connect(Portal.Data.Path))
        {
            store.RewriteChain(
                AuditHead.Genesis(AuditStream.Content),
                payload => payload.Replace("They keep them now.", "We always kept them.", StringComparison.Ordinal)
            );
        }

        File.Delete(Portal.CheckpointFile);
        await Portal.PublishMoreAsync();
    }

    private protected async Task AssertRefusedAsync(string[] log, string sentence)
    {
        var before = await File.ReadAllTextAsync(Last, Cancellation);
        var (code, said) = await RunAsync(log);
        Assert.True(code == 1, said);
        Assert.StartsWith("Refused: ", said, StringComparison.Ordinal);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Last, Cancellation));
    }

    private protected static async Task<string> SaidAsync(int expected, string[] arguments)
    {
        var (code, said) = await ConsoleUse.RunAsync(arguments);
        Assert.True(code == expected, said);
        return said;
    }

    private protected async Task<string> PortalKeyAsync()
    {
        await File.WriteAllTextAsync(Portal.Kept("portal.pem"), Portal.PublicKey().ToPem(), Cancellation);
        return Portal.Kept("portal.pem");
    }

    /// <summary>An auditor's exports, as arguments.</summary>
    private protected async Task<string[]> LogAsync()
    {
        string[] files = [Portal.Kept($"content-{Guid.NewGuid():N}.jsonl"), Portal.Kept($"access-{Guid.NewGuid():N}.jsonl")];
        foreach (var (stream, file) in AuditStream.All.Zip(files))
        {
            await File.WriteAllTextAsync(file, LogExport.Of(Portal.Data.Path, stream), Cancellation);
        }

        return ["--log", .. files];
    }

    private protected async Task<SecondOpinion> OpinionAsync() =>
        await SecondVerifier.RunAsync(
            "--store",
            await StoreOfRun.FileOfAsync(Portal.Data.Path),
            "--checkpoints",
            Portal.Kept("published.txt"),
            "--key",
            await PortalKeyAsync(),
            "--witness",
            Key.ToString()
        );
}
