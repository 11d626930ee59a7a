using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store.Releases;

/// <summary>A store that an earlier release has written starts, verifies, and shows what it showed then.</summary>
[Collection(ConsoleUse.Name)]
public sealed class ReleaseStoreTests
{
    public static TheoryData<string> Names => [.. ReleaseStore.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Start_OnStoreOfEarlierRelease_ShowsTheSameVersionsAndLog(string name)
    {
        using var data = ReleaseStore.Unzip(name);
        await AssertSecondVerifierAgreesAsync(data);
        var expected = ReleaseStore.ShownOf(name);
        var clock = new FakeTimeProvider(UtcInstant.Parse(expected[..expected.IndexOf('\n', StringComparison.Ordinal)]["at ".Length..]));
        await using (var host = PortalHost.Start(data, clock, ("Portal:Seed", "none")))
        {
            Assert.Equal(expected.Split('\n'), (await ShownStore.OfAsync(host, clock)).Split('\n'));
        }

        var (code, said) = await ConsoleUse.RunAsync("verify", $"--Portal:DataDirectory={data.Path}", "--Serilog:MinimumLevel:Default=Fatal");
        Assert.True(code == 0, said);
        Assert.StartsWith("The evidence is whole.", said, StringComparison.Ordinal);
        await AssertSecondVerifierAgreesAsync(data);
    }

    /// <summary>Guards the test above: the stores hold what an upgrade could break.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Store_OfEarlierRelease_HoldsWhatAnUpgradeCouldBreak(string name)
    {
        using var data = ReleaseStore.Unzip(name);
        using var store = StoreFile.Open(data.Path);
        string[] tables = ["People", "ApiTokens", "DraftCells", "Drafts", "DraftEditors", "Reviews", "Comments", "Sessions", "MatrixVersions"];
        Assert.All(tables, table => Assert.True(store.AskNumber($"SELECT count(*) FROM {table}") > 0, table));
        Assert.All(
            new[] { "draft.reshaped", "assignment.changed", "version.withdrawn", "version.published", "person.changed", "api-token.revoked", "review.asked" },
            action => Assert.True(store.AskNumber($"SELECT count(*) FROM AuditEntries WHERE Action = '{action}'") > 0, action));
        var shown = ReleaseStore.ShownOf(name);
        Assert.Contains("version planned/3 Announced ", shown, StringComparison.Ordinal);
        Assert.Contains("version planned/4 Withdrawn ", shown, StringComparison.Ordinal);
        Assert.Equal(store.AskNumber("SELECT count(*) FROM AuditEntries"), shown.Split('\n').Count(line => line.StartsWith("content ", StringComparison.Ordinal) || line.StartsWith("access ", StringComparison.Ordinal)));
        Assert.NotEmpty(File.ReadAllText(data.File("checkpoints.txt")));
    }

    private static async Task AssertSecondVerifierAgreesAsync(TemporaryDirectory data)
    {
        var opinion = await SecondVerifier.RunAsync("--store", StoreFile.In(data.Path));
        Assert.True(opinion.ExitCode == SecondOpinion.Good, opinion.Said);
    }
}
