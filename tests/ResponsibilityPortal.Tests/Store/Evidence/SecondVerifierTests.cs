using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store.Evidence;

/// <summary>
/// Two verifiers without common code give the same result for a store, whatever was changed in it: whether it is intact, and the first bad
/// entry.
/// </summary>
[Trait("Store", "Sqlite")]
public sealed class SecondVerifierTests : IClassFixture<RecordedPortal>, IDisposable
{
    private const string Name = "trust.example";

    /// <summary>What only the portal's own verifier finds: changes to other tables than that of versions, and to the schema.</summary>
    private static readonly string[] FoundByReplayAlone =
    [
        "UPDATE Matrices ",
        "DraftCells ",
        "Drafts ",
        "DraftEditors",
        "UPDATE Reviews",
        "UPDATE Comments",
        "UPDATE People",
        "UPDATE ApiTokens",
        "CREATE T",
        "CREATE VIEW",
        "DROP INDEX",
        "ALTER TABLE",
        "PersonTokens ",
        "PersonPasskeys ",
        "PersonClaims ",
        "PersonLogins ",
        "UPDATE Invitations",
        "UPDATE Setup",
        "Sessions ",
    ];

    private readonly TemporaryDirectory _data;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Checkpoint _earlier;
    private readonly Checkpoint _last;

    public SecondVerifierTests(RecordedPortal portal)
    {
        _data = portal.Copy();
        using var evidence = SqliteEvidence.Open(StoreFile.In(_data.Path));
        _last = new Checkpoint(
            Name,
            evidence.HeadOf(AuditStream.Content)!,
            evidence.HeadOf(AuditStream.Access)!,
            UtcInstant.Parse("2026-03-02T12:00:00.000Z")
        );
        _earlier = new Checkpoint(Name, Before(_last.Content), Before(_last.Access), UtcInstant.Parse("2026-03-01T12:00:00.000Z"));

        AuditHead Before(AuditHead head) => new(head.Stream, head.Sequence - 2, evidence.HashOf(head.Stream, head.Sequence - 2)!);
    }

    /// <summary>Files of kept checkpoints, and what is wrong with them; empty for nothing.</summary>
    public static TheoryData<string, string> Kept =>
        new()
        {
            { "both", "" },
            { "both, backwards", "" },
            { "one altered", "is not signed by a trusted key" },
            { "one signed by another key", "is not signed by a trusted key" },
            { "one without a signature", "contains something other than checkpoints" },
            { "something behind them", "contains something other than checkpoints" },
            { "a rotation", "" },
            { "a rotation, seen from the new key", "" },
            { "a rotation signed by the new key alone", "is not signed by a trusted key" },
            { "a rotation signed by the old key alone", "or not by both keys of its rotation" },
        };

    public void Dispose()
    {
        _data.Dispose();
        _key.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task SecondVerifier_StoreWithEveryKindOfEntry_IsGood()
    {
        var opinion = await AgreeAsync();
        Assert.Equal(SecondOpinion.Good, opinion.ExitCode);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"content: entries 1 to {_last.Content.Sequence} are one chain"),
            opinion.Said,
            StringComparison.Ordinal
        );
        Assert.Contains("Not checked: the end of the log.", opinion.Said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(StoreVerificationTests.Tampering), MemberType = typeof(StoreVerificationTests))]
    [MemberData(nameof(StoreVerificationTests.TamperingWithTheFile), MemberType = typeof(StoreVerificationTests))]
    public async Task BothVerifiers_TamperedFile_FindTheSame(string sql, string sentence)
    {
        Execute(sql);
        var opinion = await AgreeAsync();
        var expected = FoundByReplayAlone.Any(part => sql.Contains(part, StringComparison.Ordinal))
            ? SecondOpinion.Good
            : SecondOpinion.Broken;
        Assert.True(opinion.ExitCode == expected, $"{sentence}\n{opinion.Said}");
    }

    [Fact]
    public void FoundByReplayAlone_AreCasesOfTampering()
    {
        var tampering = StoreVerificationTests.Tampering.Concat(StoreVerificationTests.TamperingWithTheFile);
        var done = tampering.Select(row => row.Data.Item1).ToList();
        Assert.All(FoundByReplayAlone, part => Assert.Contains(done, sql => sql.Contains(part, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task BothVerifiers_KeptCheckpoints_AgreeOnThem(string kept, string sentence)
    {
        var between = _earlier with { Time = _earlier.Time.AddHours(1) };
        var (first, last) = (_earlier.Sign(_key, Name), _last.Sign(_key, Name));
        var rotated = string.Concat(first, between.SignRotation(_key, _other, Name), _last.Sign(_other, Name));
        var halfway = between with { Rotation = new KeyRotation(NoteKey.Of(_key), NoteKey.Of(_other)) };
        var text = kept switch
        {
            "both" => $"{first}{last}",
            "both, backwards" => $"{last}{first}",
            "one altered" => $"{first}{last with { Text = last.Text.Replace("2026", "2025", StringComparison.Ordinal) }}",
            "one signed by another key" => $"{first}{_last.Sign(_other, Name)}",
            "one without a signature" => $"{first}{last.Text}\n",
            "something behind them" => $"{first}{last}something",
            "a rotation" or "a rotation, seen from the new key" => rotated,
            "a rotation signed by the new key alone" => $"{first}{halfway.Sign(_other, Name)}{_last.Sign(_other, Name)}",
            "a rotation signed by the old key alone" => $"{first}{halfway.Sign(_key, Name)}{last}",
            _ => throw new ArgumentOutOfRangeException(nameof(kept), kept, null),
        };
        var opinion = await AgreeAsync(text, kept.EndsWith("the new key", StringComparison.Ordinal) ? _other : _key);
        Assert.Equal(sentence.Length == 0 ? SecondOpinion.Good : SecondOpinion.Broken, opinion.ExitCode);
        Assert.Contains(sentence, opinion.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Not checked: the end", opinion.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BothVerifiers_CutLog_FindItOnlyWithAKeptCheckpoint()
    {
        Execute(
            """
            DELETE FROM AuditEntries WHERE Stream = 'access' AND Sequence = (SELECT max(Sequence) FROM AuditEntries WHERE Stream = 'access');
            UPDATE AuditHeads SET (Sequence, Hash) = (SELECT Sequence, Hash FROM AuditEntries WHERE Stream = 'access' ORDER BY Sequence DESC LIMIT 1) WHERE Stream = 'access'
            """
        );
        Assert.Equal(SecondOpinion.Good, (await AgreeAsync()).ExitCode);
        Assert.Equal(SecondOpinion.Good, (await AgreeAsync($"{_earlier.Sign(_key, Name)}", _key)).ExitCode);
        var opinion = await AgreeAsync($"{_earlier.Sign(_key, Name)}{_last.Sign(_key, Name)}", _key);
        Assert.Equal((SecondOpinion.Broken, $"access {_last.Access.Sequence}"), (opinion.ExitCode, Assert.Single(opinion.FirstBad)));
        Assert.Contains("it was cut or rolled back", opinion.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BothVerifiers_RewrittenLog_FindItOnlyWithAKeptCheckpoint()
    {
        using (var store = StoreFile.Open(_data.Path, SqliteOpenMode.ReadWrite))
        {
            var end = store.RewriteChain(
                _earlier.Access,
                payload => payload.Replace("\"reason\":null", "\"reason\":\"Nothing of interest.\"", StringComparison.Ordinal)
            );
            Assert.NotEqual(_last.Access.Hash, end);
        }

        Assert.Equal(SecondOpinion.Good, (await AgreeAsync()).ExitCode);
        Assert.Equal(SecondOpinion.Good, (await AgreeAsync($"{_earlier.Sign(_key, Name)}", _key)).ExitCode);
        var opinion = await AgreeAsync($"{_last.Sign(_key, Name)}{_earlier.Sign(_key, Name)}", _key);
        Assert.Equal((SecondOpinion.Broken, $"access {_earlier.Access.Sequence + 1}"), (opinion.ExitCode, Assert.Single(opinion.FirstBad)));
        Assert.Contains($"rewritten after entry {_earlier.Access.Sequence}", opinion.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BothVerifiers_KeyFileWithTextBetween_TrustsEveryKey()
    {
        var checkpoints = Write("kept.txt", $"{_earlier.Sign(_key, Name)}{_last.Sign(_other, Name)}");
        var both = Write("both.pem", $"# since March\n{NoteKey.Of(_other).ToPem()}\n# before\n{NoteKey.Of(_key).ToPem()}");
        var one = Write("one.pem", NoteKey.Of(_key).ToPem());
        Assert.Equal(
            SecondOpinion.Good,
            (await SecondVerifier.RunAsync("--store", StoreFile.In(_data.Path), "--checkpoints", checkpoints, "--key", both)).ExitCode
        );
        Assert.Equal(
            SecondOpinion.Broken,
            (await SecondVerifier.RunAsync("--store", StoreFile.In(_data.Path), "--checkpoints", checkpoints, "--key", one)).ExitCode
        );
    }

    [Fact]
    public async Task SecondVerifier_UncheckableData_IsNotCalledBroken()
    {
        var (store, text, key) = (StoreFile.In(_data.Path), Write("text", "Something else.\n"), Write("key.pem", NoteKey.Of(_key).ToPem()));
        string[][] uses =
        [
            [],
            ["--store", _data.File("nowhere.db")],
            ["--store", text],
            ["--store", Write("empty.db", "")],
            ["--log", text],
            ["--log", _data.File("nowhere")],
            ["--store", store, "--checkpoints", text],
            ["--store", store, "--checkpoints", text, "--key", key],
            ["--store", store, "--checkpoints", Write("kept.txt", $"{_last.Sign(_key, Name)}"), "--key", text],
            ["--store", store, "--version", _data.File("nowhere.json")],
        ];
        foreach (var use in uses)
        {
            var opinion = await SecondVerifier.RunAsync(use);
            Assert.True(opinion.ExitCode == SecondOpinion.Unchecked, $"{string.Join(' ', use)}\n{opinion.Said}");
        }

        Assert.False(File.Exists(_data.File("nowhere.db")));
    }

    /// <summary>
    /// Runs both verifiers. Their results for the chains, the rights and the checkpoints must be equal, including the number of the entry.
    /// </summary>
    private async Task<SecondOpinion> AgreeAsync(string? checkpoints = null, ECDsa? trusted = null)
    {
        string[] kept = checkpoints is null
            ? []
            : ["--checkpoints", Write("kept.txt", checkpoints), "--key", Write("key.pem", NoteKey.Of(trusted!).ToPem())];
        var opinion = await SecondVerifier.RunAsync(["--store", StoreFile.In(_data.Path), .. kept]);
        CheckpointSource[] sources = checkpoints is null ? [] : [new CheckpointSource("kept.txt", CheckpointFile.Read(checkpoints), false)];
        using var evidence = SqliteEvidence.Open(StoreFile.In(_data.Path));
        var report = new StoreVerification(evidence, sources, trusted is null ? null : NoteKey.Of(trusted)).Run(
            TestContext.Current.CancellationToken
        );
        var proven = report.Faults.Where(fault => fault.Part is ProofPart.Chain or ProofPart.Checkpoint or ProofPart.Rights).ToList();
        Assert.Equal(
            proven
                .Where(fault => fault.Sequence is not null)
                .GroupBy(fault => fault.Stream, (stream, faults) => $"{stream} {faults.Min(fault => fault.Sequence)}")
                .Order(StringComparer.Ordinal),
            opinion.FirstBad
        );
        Assert.True(proven.Count == 0 || opinion.ExitCode == SecondOpinion.Broken, $"{string.Join('\n', proven)}\n{opinion.Said}");
        Assert.True(report.Faults.Count > 0 || opinion.ExitCode == SecondOpinion.Good, opinion.Said);
        return opinion;
    }

    private string Write(string name, string text)
    {
        var path = _data.File(name);
        File.WriteAllText(path, text);
        return path;
    }

    private void Execute(string sql) =>
        Assert.True(StoreFile.Do(_data.Path, $"PRAGMA foreign_keys = OFF; {sql}") > 0, "Nothing was done to the file.");
}
