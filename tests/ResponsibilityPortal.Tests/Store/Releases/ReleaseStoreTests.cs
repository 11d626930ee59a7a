using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store.Releases;

/// <summary>A store of an earlier release starts, passes verification, and shows the same as then.</summary>
[Trait("Store", "Sqlite")]
public sealed class ReleaseStoreTests
{
    public static TheoryData<string> Names => [.. ReleaseStore.Names];

    /// <summary>Entries by users without an account: the tests that wrote the first store published under a name that had none.</summary>
    private static readonly Dictionary<string, int[]> Unknown = new(StringComparer.Ordinal) { ["2026-11-29"] = [2, 48, 52, 53, 54, 55] };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Start_OnStoreOfEarlierRelease_ShowsTheSameVersionsAndLog(string name)
    {
        using var data = ReleaseStore.Unzip(name);
        await AssertSecondVerifierAgreesAsync(name, data);
        var expected = ReleaseStore.ShownOf(name);
        var clock = new FakeTimeProvider(UtcInstant.Parse(expected[..expected.IndexOf('\n', StringComparison.Ordinal)]["at ".Length..]));
        await using (var host = PortalHost.Start(data, clock, ("Portal:Seed", "none")))
        {
            var shown = await ShownStore.OfAsync(host, clock);
            Assert.Single(shown.Split('\n'), line => line.Contains(" store.upgraded ", StringComparison.Ordinal));
            Assert.Equal(ShownStore.WithoutStarts(expected), ShownStore.WithoutStarts(shown));
        }

        var (code, said) = await ConsoleUse.RunAsync(
            "verify",
            $"--Portal:DataDirectory={data.Path}",
            "--Serilog:MinimumLevel:Default=Fatal"
        );
        var findings = said.Split('\n').Where(line => line.StartsWith("  - ", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            Unknown
                .GetValueOrDefault(name, [])
                .Select(entry =>
                    $"  - Entry {entry} of content records what Ada Approver was not allowed to do: the log has no account of Ada "
                        + "Approver (user:ada)."
                ),
            findings
        );
        Assert.True(code == (findings.Count == 0 ? 0 : 1), said);
        await AssertSecondVerifierAgreesAsync(name, data);
    }

    /// <summary>
    /// The log of an earlier release doesn't record secrets. The first start records them, and from then on they are compared.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Start_OnStoreOfEarlierRelease_RecordsItsSecretsOnce(string name)
    {
        using var data = ReleaseStore.Unzip(name);
        for (var start = 0; start < 2; start++)
        {
            await using var host = PortalHost.Start(data, new FakeTimeProvider(TimeProvider.System.GetUtcNow()), ("Portal:Seed", "none"));
        }

        using (var store = StoreFile.Open(data.Path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            Assert.Equal(1, store.AskNumber("SELECT count(*) FROM AuditEntries WHERE Action = 'store.upgraded'"));
            Assert.Equal(
                1,
                store.Do(
                    "UPDATE People SET PasswordHash = (SELECT PasswordHash FROM People WHERE Name = 'Ada Admin') WHERE Name = 'Ed Editor'"
                )
            );
            Assert.Equal(2, store.Do("UPDATE ApiTokens SET SecretHash = SecretHash || '0'"));
        }

        var (_, said) = await ConsoleUse.RunAsync("verify", $"--Portal:DataDirectory={data.Path}", "--Serilog:MinimumLevel:Default=Fatal");
        Assert.Matches("The sign-in data of the account [-0-9a-f]+ differs from the log: password is", said);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(said, "The secret of the API token [a-z0-9]+ says"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Certificates_AgainstLogOfEarlierRelease_AreNotCheckedAndNotCalledBroken(string name)
    {
        using var data = ReleaseStore.Unzip(name);
        await File.WriteAllTextAsync(
            data.File("offered.pem"),
            TestCertificates.Portal.ExportCertificatePem(),
            TestContext.Current.CancellationToken
        );
        var opinion = await SecondVerifier.RunAsync("--store", StoreFile.In(data.Path), "--certificates", data.File("offered.pem"));
        Assert.Contains(
            $"Not checked: {data.File("offered.pem")}: the log records no start of the portal",
            opinion.Said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("that the log does not record", opinion.Said, StringComparison.Ordinal);
    }

    /// <summary>Checks the test data above: the stores contain what an upgrade could break.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Store_OfEarlierRelease_ContainsWhatAnUpgradeCouldBreak(string name)
    {
        using var data = ReleaseStore.Unzip(name);
        using var store = StoreFile.Open(data.Path);
        string[] tables =
        [
            "People",
            "ApiTokens",
            "DraftCells",
            "Drafts",
            "DraftEditors",
            "Reviews",
            "Comments",
            "Sessions",
            "MatrixVersions",
        ];
        Assert.All(tables, table => Assert.True(store.AskNumber($"SELECT count(*) FROM {table}") > 0, table));
        Assert.All(
            new[]
            {
                "draft.reshaped",
                "assignment.changed",
                "version.withdrawn",
                "version.published",
                "person.changed",
                "api-token.revoked",
                "review.asked",
            },
            action => Assert.True(store.AskNumber($"SELECT count(*) FROM AuditEntries WHERE Action = '{action}'") > 0, action)
        );
        var shown = ReleaseStore.ShownOf(name);
        Assert.Contains("version planned/3 Announced ", shown, StringComparison.Ordinal);
        Assert.Contains("version planned/4 Withdrawn ", shown, StringComparison.Ordinal);
        Assert.Equal(
            store.AskNumber("SELECT count(*) FROM AuditEntries"),
            shown
                .Split('\n')
                .Count(line =>
                    line.StartsWith("content ", StringComparison.Ordinal) || line.StartsWith("access ", StringComparison.Ordinal)
                )
        );
        Assert.NotEmpty(File.ReadAllText(data.File("checkpoints.txt")));
    }

    private static async Task AssertSecondVerifierAgreesAsync(string name, TemporaryDirectory data)
    {
        var opinion = await SecondVerifier.RunAsync("--store", StoreFile.In(data.Path));
        var unknown = Unknown.GetValueOrDefault(name, []);
        Assert.True(opinion.ExitCode == (unknown.Length == 0 ? SecondOpinion.Good : SecondOpinion.Broken), opinion.Said);
        Assert.Equal(unknown.Take(1).Select(entry => $"content {entry}"), opinion.FirstBad);
    }
}
