using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Store.Evidence;

/// <summary>Changes to the database are found and named. The tests of the commands cover what needs a kept checkpoint.</summary>
[Trait("Store", "Both")]
public sealed class StoreVerificationTests(RecordedPortal portal) : IClassFixture<RecordedPortal>, IDisposable
{
    /// <summary>The number of bytes to search for when the test locates evidence in the file.</summary>
    private const int Window = 24;

    private readonly TemporaryDirectory _data = portal.Copy();

    /// <summary>The change, and part of the finding.</summary>
    public static TheoryData<string, string> Tampering =>
        new()
        {
            // The log
            {
                "UPDATE AuditEntries SET Payload = x'7B7D' WHERE Stream = 'content' AND Sequence = 5",
                "Entry 5 of content is wrong: its hash does not match its payload"
            },
            { "DELETE FROM AuditEntries WHERE Stream = 'content' AND Sequence = 7", "Entry 7 of content is wrong: it is missing" },
            { "DELETE FROM AuditEntries WHERE Stream = 'access' AND Sequence = 2", "Entry 2 of access is wrong: it is missing" },
            {
                "DELETE FROM AuditEntries WHERE Stream = 'content' AND Sequence = (SELECT max(Sequence) FROM AuditEntries WHERE Stream = "
                    + "'content')",
                "the last entries are missing"
            },
            {
                "DELETE FROM AuditEntries WHERE Stream = 'access' AND Sequence = (SELECT max(Sequence) FROM AuditEntries WHERE Stream = "
                    + "'access')",
                "the last entries are missing"
            },
            { "UPDATE AuditHeads SET Sequence = Sequence + 1 WHERE Stream = 'access'", "the last entries are missing" },
            {
                "UPDATE AuditEntries SET ActorName = 'Mallory' WHERE Stream = 'content' AND Sequence = 5",
                "Entry 5 of content is wrong: the column for its name of the actor"
            },
            {
                "UPDATE AuditEntries SET At = '2001-01-01T00:00:00.000Z' WHERE Stream = 'content' AND Sequence = 5",
                "Entry 5 of content is wrong: the column for its time"
            },
            {
                "UPDATE AuditEntries SET Sequence = -Sequence WHERE Sequence IN (5, 6) AND Stream = 'content'; UPDATE AuditEntries SET "
                    + "Sequence = 11 + Sequence WHERE Sequence < 0",
                "Entry 5 of content is wrong"
            },
            {
                "INSERT INTO AuditEntries SELECT Stream, 1 + (SELECT max(Sequence) FROM AuditEntries WHERE Stream = 'content'), At, "
                    + "ActorId, ActorName, Action, Target || '/x', OperationId, Payload, upper(Hash), upper(Hash), Algorithm FROM "
                    + "AuditEntries WHERE Stream = 'content' AND Sequence = 3",
                "does not continue the entry before it"
            },
            {
                "INSERT INTO AuditEntries SELECT Stream, 0, At, ActorId, ActorName, Action, Target || '/x', OperationId, Payload, "
                    + "upper(Hash), upper(Hash), Algorithm FROM AuditEntries WHERE Stream = 'content' AND Sequence = 3",
                "another entry with the number 0 is in its place"
            },
            { "UPDATE AuditEntries SET Stream = 'contend' WHERE Stream = 'access'", "entries of a stream 'contend'" },
            { "UPDATE AuditHeads SET Hash = upper(Hash) WHERE Stream = 'content'", "the store's head names a different hash" },
            { "DELETE FROM AuditHeads WHERE Stream = 'access'", "the store has no head" },
            // Versions
            {
                "UPDATE MatrixVersions SET Content = x'7B7D' WHERE Number = 2",
                "The content of version 2 of matrix sample in the store is not what was published"
            },
            { "DELETE FROM MatrixVersions WHERE Number = 2", "The content of version 2 of matrix sample is missing" },
            {
                "UPDATE MatrixVersions SET Message = 'Another reason.' WHERE Number = 2",
                "The record of version 2 of matrix sample differs from the log: record is"
            },
            {
                "UPDATE MatrixVersions SET ApprovedById = NULL, ApprovedByName = NULL WHERE Number = 2",
                "The record of version 2 of matrix sample differs from the log"
            },
            {
                "UPDATE MatrixVersions SET VersionHash = upper(VersionHash) WHERE Number = 3",
                "The record of version 3 of matrix sample differs from the log: versionHash is"
            },
            {
                "UPDATE Matrices SET LatestVersion = 3 WHERE Slug = 'sample'",
                "The matrix sample differs from the log: latestVersion is 3, in the log 4"
            },
            { "UPDATE Matrices SET Slug = 'other' WHERE Slug = 'sample'", "The matrix other is in the store, but no log entry created it" },
            // Drafts
            {
                "UPDATE DraftCells SET Content = replace(Content, 'provider', 'vendor') WHERE Responsibility = 'keys' AND HostingModel = "
                    + "'iaas'",
                "The cell keys/iaas in the draft of matrix sample differs from the log: accountable is \"vendor\", in the log \"provider\""
            },
            {
                "DELETE FROM DraftCells WHERE Responsibility = 'exit' AND HostingModel = 'saas'",
                "The cell exit/saas in the draft of matrix sample is missing from the store"
            },
            {
                "UPDATE DraftCells SET Reason = 'None of your business.' WHERE Responsibility = 'backup' AND HostingModel = 'paas'",
                "last edited the cell backup/paas in the draft of matrix sample differs from the log: reason is"
            },
            {
                "UPDATE DraftCells SET EditedById = 'user:mallory' WHERE Responsibility = 'backup' AND HostingModel = 'paas'",
                "last edited the cell backup/paas"
            },
            {
                "UPDATE DraftCells SET Edit = 1 WHERE Responsibility = 'keys' AND HostingModel = 'iaas'",
                "last edited the cell keys/iaas in the draft of matrix sample differs from the log: edit is 1, in the log 2"
            },
            { "UPDATE DraftCells SET Content = 'nonsense' WHERE Responsibility = 'keys'", "The draft of matrix sample cannot be read" },
            {
                "UPDATE Drafts SET Content = replace(Content, 'Plan the exit', 'Plan to stay') WHERE Origin = 'frame'",
                "The draft of matrix sample cannot be read. Its content does not match its hash."
            },
            {
                "DELETE FROM Drafts WHERE Origin = 'frame' AND MatrixId = (SELECT Id FROM Matrices WHERE Slug = 'sample')",
                "The responsibility exit in the draft of matrix sample is missing from the store"
            },
            {
                "UPDATE Drafts SET ContentHash = substr(ContentHash, 2) || 'x' WHERE Origin = 'built-in'",
                "The newer built-in content of matrix sample says"
            },
            { "DELETE FROM DraftEditors", "has edited the draft of matrix sample is missing from the store" },
            {
                "UPDATE Reviews SET IsApproved = TRUE, DecidedAt = AskedAt, DecidedById = AskedById, DecidedByName = AskedByName",
                "The review of the draft of matrix sample differs from the log: approved is true, in the log null"
            },
            { "UPDATE Comments SET Text = 'I never said that.' WHERE Text = 'Is that so?'", "The comment" },
            { "UPDATE Comments SET ResolvedAt = NULL, ResolvedById = NULL, ResolvedByName = NULL", "The comment" },
            // Users and programs
            {
                "UPDATE People SET Id = '00000000-0000-7000-8000-000000000001' WHERE Name = 'Gus Guest'",
                "The account 00000000-0000-7000-8000-000000000001 is in the store, but no log entry created it"
            },
            {
                "UPDATE People SET Roles = 15 WHERE Name = 'Ed Editor'",
                "roles is [\"admin\",\"approver\",\"editor\",\"auditor\"], in the log [\"approver\",\"editor\"]"
            },
            { "UPDATE People SET DisabledAt = NULL WHERE Name = 'Gus Guest'", "disabled is false, in the log true" },
            { "UPDATE People SET EndsAt = NULL WHERE Name = 'Gus Guest'", "endsAt is null, in the log" },
            { "UPDATE People SET Email = 'mallory@example.com' WHERE Name = 'Ed Editor'", "email is \"mallory@example.com\"" },
            { "UPDATE ApiTokens SET Scopes = 7 WHERE Name = 'Nightly sync'", "scopes is" },
            { "UPDATE ApiTokens SET RevokedAt = NULL WHERE Name = 'Old sync'", "revokedAt is null, in the log" },
            { "UPDATE ApiTokens SET ExpiresAt = '2999-01-01T00:00:00.000Z' WHERE Name = 'Nightly sync'", "expiresAt is" },
            { "UPDATE ApiTokens SET CreatedById = 'user:mallory' WHERE Name = 'Nightly sync'", "createdBy is" },
            // Credentials
            {
                "UPDATE People SET PasswordHash = (SELECT PasswordHash FROM People WHERE Name = 'Ada Admin') WHERE Name = 'Ed Editor'",
                "differs from the log: password is"
            },
            { "UPDATE PersonTokens SET Value = lower(Value) WHERE Name = 'AuthenticatorKey'", "differs from the log: app is" },
            {
                "UPDATE PersonTokens SET Value = Value || ';' || Value WHERE Name = 'RecoveryCodes'",
                "differs from the log: recoveryCodes is"
            },
            { "UPDATE People SET LastCodeStep = 0 WHERE Name = 'Ed Editor'", "differs from the log: codeStep is 0" },
            { "UPDATE People SET CreatedAt = '2001-01-01T00:00:00.000Z' WHERE Name = 'Ed Editor'", "The creation time of the account" },
            { "UPDATE People SET JoinedAt = NULL WHERE Name = 'Ed Editor'", "The joining time of the account" },
            { "UPDATE People SET LockoutEnd = '2999-01-01T00:00:00.000Z' WHERE Name = 'Ed Editor'", "The lockout end of the account" },
            { "UPDATE People SET AccessFailedCount = 3 WHERE Name = 'Ed Editor'", "The count of failed sign-ins of the account" },
            {
                "UPDATE ApiTokens SET LastUsedAt = '2026-01-01T00:00:00.000Z' WHERE Name = 'Nightly sync'",
                "The note on the use of the API token"
            },
            {
                "INSERT INTO PersonTokens (UserId, LoginProvider, Name, Value) SELECT Id, 'Elsewhere', 'Key', 'x' FROM People WHERE Name "
                    + "= 'Ed Editor'",
                "The Elsewhere Key of the account"
            },
            {
                "INSERT INTO PersonClaims (Id, UserId, ClaimType, ClaimValue) SELECT 1, Id, 'role', 'admin' FROM People WHERE Name = 'Ed "
                    + "Editor'",
                "The claim role of the account"
            },
            {
                "INSERT INTO PersonLogins (UserId, LoginProvider, ProviderKey) SELECT Id, 'Elsewhere', 'x' FROM People WHERE Name = 'Ed "
                    + "Editor'",
                "The login by Elsewhere of the account"
            },
            { "UPDATE ApiTokens SET SecretHash = substr(SecretHash, 2) || 'x' WHERE Name = 'Nightly sync'", "The secret of the API token" },
            { "UPDATE Invitations SET TokenHash = substr(TokenHash, 2) || 'x'", EvidenceTexts.OneTimeLink },
            { "UPDATE Invitations SET ExpiresAt = '2999-01-01T00:00:00.000Z'", EvidenceTexts.OneTimeLink },
            { "UPDATE Setup SET TokenHash = '00'", "The setup link is in the store, but no log entry created it" },
            { "UPDATE Sessions SET EndedAt = NULL WHERE EndedAt IS NOT NULL", "endedAt is null, in the log" },
            { "UPDATE Sessions SET StartedAt = '2999-01-01T00:00:00.000Z'", "startedAt is" },
            {
                "INSERT INTO Sessions (Id, PersonId, Method, StartedAt, SeenAt) SELECT '00000000-0000-4000-8000-000000000001', PersonId, "
                    + "Method, StartedAt, SeenAt FROM Sessions LIMIT 1",
                "The session 00000000-0000-4000-8000-000000000001 is in the store, but no log entry created it"
            },
        };

    /// <summary>Changes in the words of SQLite, and changes of the schema. <c>PostgresStoreTests</c> change that of PostgreSQL.</summary>
    public static TheoryData<string, string> TamperingWithTheFile =>
        new()
        {
            {
                "UPDATE AuditEntries SET Payload = replace(CAST(Payload AS TEXT), 'They keep them now.', 'They keep it now..') WHERE "
                    + "Target LIKE '%/keys/iaas' AND Stream = 'content'",
                "its hash does not match its payload"
            },
            {
                "UPDATE AuditEntries SET Payload = CAST(replace(CAST(Payload AS TEXT), 'They keep', 'We keep') AS BLOB) WHERE Target "
                    + "LIKE '%/keys/iaas' AND Sequence = (SELECT min(Sequence) FROM AuditEntries WHERE Target LIKE '%/keys/iaas')",
                "its hash does not match its payload"
            },
            {
                "UPDATE AuditEntries SET OperationId = lower(OperationId) WHERE Stream = 'content' AND Sequence = 5",
                "Entry 5 of content is wrong: the column for its operation id"
            },
            {
                "CREATE TRIGGER Helper AFTER INSERT ON DraftEditors BEGIN DELETE FROM DraftEditors; END; UPDATE AuditHeads SET Hash = Hash",
                "The store has a trigger 'Helper', which is not in the schema of this release."
            },
            {
                "CREATE TABLE Notes (Text); UPDATE AuditHeads SET Hash = Hash",
                "The store has a table 'Notes', which is not in the schema of this release."
            },
            {
                "CREATE VIEW Everybody AS SELECT * FROM People; UPDATE AuditHeads SET Hash = Hash",
                "The store has a view 'Everybody', which is not in the schema of this release."
            },
            {
                "DROP INDEX IX_AuditEntries_Stream_PreviousHash; UPDATE AuditHeads SET Hash = Hash",
                "The index 'IX_AuditEntries_Stream_PreviousHash' is missing from the store."
            },
            {
                "ALTER TABLE People ADD COLUMN Note TEXT; UPDATE AuditHeads SET Hash = Hash",
                "The table 'People' of the store differs from the schema of this release."
            },
            {
                "UPDATE MatrixVersions SET Content = CAST(replace(CAST(Content AS TEXT), 'Keep keys', 'Lose keys') AS BLOB) WHERE Number "
                    + "= 2",
                "The content of version 2 of matrix sample in the store is not what was published"
            },
            {
                "INSERT INTO PersonPasskeys (CredentialId, UserId, Data) SELECT x'0102', Id, "
                    + "'{\"AttestationObject\":\"\",\"ClientDataJson\":\"\",\"CreatedAt\":\"2026-01-01T00:00:00.000Z\",\"IsBackedUp\":false,\"IsBackupEligible\":false,\"IsUserVerified\":true,\"Name\":\"Mine\",\"PublicKey\":\"010203\",\"SignCount\":0,\"Transports\":[]}' "
                    + "FROM People WHERE Name = 'Ed Editor'",
                "differs from the log: passkeys is"
            },
            {
                "UPDATE Comments SET MatrixId = 'nobody'",
                "a row of Comments belongs to a row of Matrices that is not there"
            },
        };

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Run_StoreWithEveryKindOfEntry_FindsNothing()
    {
        var report = Verify();
        Assert.Empty(report.Faults);
        Assert.Empty(report.Notes);
        Assert.Equal(5, report.Versions);
        Assert.Equal([AuditStream.Content, AuditStream.Access], report.Streams.Select(stream => stream.Head.Stream));
        Assert.All(report.Streams, stream => Assert.True(stream.Head.Sequence > 5));
    }

    [Fact]
    public void RecordedStore_HasEveryKindOfEntry()
    {
        var actions = StoreOfRun.Query<string>(_data.Path, "SELECT DISTINCT Action FROM AuditEntries WHERE Stream = 'content'");
        Assert.Equal(
            [
                "administrator.claimed",
                "api-token.created",
                "api-token.revoked",
                "assignment.changed",
                "assignment.explained",
                "built-in-matrix.offered",
                "comment.added",
                "comment.settled",
                "draft.discarded",
                "draft.reshaped",
                "draft.restored",
                "matrix.created",
                "matrix.removed",
                "person.added",
                "person.changed",
                "person.invited",
                "problem-report.answered",
                "problem-report.deleted",
                "problem-report.dismissed",
                "problem-report.received",
                "problem-report.reopened",
                "problem-report.resolved",
                "review.approved",
                "review.asked",
                "review.sent-back",
                "version.published",
                "version.rescheduled",
                "version.withdrawn",
            ],
            actions.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public void Run_TamperedStore_NamesTheProblem(string sql, string sentence)
    {
        Execute(sql);
        AssertSaid(sentence);
    }

    [Theory]
    [MemberData(nameof(TamperingWithTheFile))]
    [Trait("Store", "Sqlite")]
    public void Run_TamperedFile_NamesTheProblem(string sql, string sentence)
    {
        Execute(sql);
        AssertSaid(sentence);
    }

    /// <summary>Every hash is valid, and often the final state matches the store. Only the steps between are inconsistent.</summary>
    /// <param name="entry">A text in the entry to alter. The first entry that contains it is used.</param>
    [Theory]
    [InlineData(
        "person.added",
        "\"name\":\"Gus Guest\"",
        "\"name\":\"Gus Host\"",
        "it contradicts what earlier entries say about the account."
    )]
    [InlineData("as of edit 2.", "as of edit 1.", "as of edit 0.", "it says that the cell keys in iaas said")]
    [InlineData("draft.reshaped", "Keep keys", "Keep cars", "it says that '")]
    [InlineData(
        "draft.discarded",
        "\"contentHash\":\"",
        "\"contentHash\":\"0",
        "the draft that it names by its hash is not the one that earlier entries produced."
    )]
    [InlineData("matrix.created", "A copy", "A coup", "its content does not match its hash.")]
    [InlineData(
        "person.added",
        "\"roles\":[\"approver\",\"editor\"]",
        "\"roles\":[\"auditor\"]",
        "what Ed Editor was not allowed to do: Ed Editor had the role auditor, and this needs the role editor."
    )]
    [InlineData("version.published", "As agreed.", "As ordered.", "the hash of the version does not match its record.")]
    public void Run_ContradictingHistory_NamesTheEntry(string entry, string text, string becomes, string sentence)
    {
        RewriteFirst(
            payload => payload.Contains(entry, StringComparison.Ordinal) && payload.Contains(text, StringComparison.Ordinal),
            payload => payload.Replace(text, becomes, StringComparison.Ordinal)
        );
        AssertSaid(sentence);
    }

    /// <summary>The last version has another record and the matching hash.</summary>
    [Theory]
    [InlineData("\"number\":4", "\"number\":5")]
    [InlineData("\"matrix\":\"sample\"", "\"matrix\":\"simple\"")]
    [InlineData("\"previousVersionHash\":\"", "\"previousVersionHash\":\"0")]
    public void Run_VersionThatDoesNotContinueTheOthers_NamesIt(string text, string becomes)
    {
        RewriteFirst(
            payload =>
                payload.Contains("version.published", StringComparison.Ordinal)
                && payload.Contains("\"number\":4", StringComparison.Ordinal),
            payload =>
            {
                using var entry = JsonDocument.Parse(payload);
                var data = entry.RootElement.GetProperty("data");
                var (record, hash) = (data.GetProperty("version").GetRawText(), data.GetProperty("versionHash").GetString()!);
                var altered = record.Replace(text, becomes, StringComparison.Ordinal);
                return payload
                    .Replace(record, altered, StringComparison.Ordinal)
                    .Replace(hash, Sha256Hash.Of(Encoding.UTF8.GetBytes(altered)), StringComparison.Ordinal);
            }
        );
        AssertSaid("it does not continue the versions of matrix sample, of which there are 3.");
    }

    /// <summary>A checkpoint covers a log that continues from the last one. The stored row of that entry is checked too.</summary>
    [Fact]
    public void Prove_FromAnAlteredEntry_Fails()
    {
        AuditHead known;
        using (var before = StoreOfRun.OpenEvidence(_data.Path))
        {
            known = before.HeadOf(AuditStream.Content)!;
            Assert.Equal(known, ChainEnd.Prove(before, known, out var nothing));
            Assert.Null(nothing);
        }

        Execute($"UPDATE AuditEntries SET Hash = upper(Hash) WHERE Stream = 'content' AND Sequence = {known.Sequence}");
        using var evidence = StoreOfRun.OpenEvidence(_data.Path);
        ChainEnd.Prove(evidence, known, out var fault);
        Assert.NotNull(fault);
    }

    [Fact]
    public async Task Run_VersionWithContentFromOutside_NotesIt()
    {
        // The portal that wrote the store advanced its clock.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(1));
        await using (var host = PortalHost.Start(_data, clock, ("Portal:Seed", "none")))
        {
            await host.PublishAsync(Given.Matrix() with { Title = "From elsewhere" }, change: portal.ChangeOfAdmin());
        }

        var report = Verify();
        Assert.Empty(report.Faults);
        Assert.Contains(
            "Version 5 of matrix sample contains something that no recorded edit made: its content came from outside.",
            report.Notes
        );
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public void Run_AnyFlippedBit_IsFound()
    {
        // A copy has no deleted rows. Unused bytes of pages are not evidence either.
        var used = _data.File("used.db");
        File.Move(StoreFile.In(_data.Path), used);
        Assert.True(new SqliteBackup(used).Write(StoreFile.In(_data.Path), [], null, TestContext.Current.CancellationToken).IsGood);
        var random = new Random(20260301);
        var evidence = Evidence();
        var image = File.ReadAllBytes(StoreFile.In(_data.Path));
        var flips = 0;
        while (flips < 200)
        {
            var bytes = evidence[random.Next(evidence.Count)];
            var start = random.Next(Math.Max(1, bytes.Length - Window));
            var place = image.AsSpan().IndexOf(bytes.AsSpan(start, Math.Min(Window, bytes.Length - start)));
            if (place < 0)
            {
                // It spans two pages of the file.
                continue;
            }

            var at = place + random.Next(Math.Min(Window, bytes.Length - start));
            if (!SqlitePage.IsInUse(image, at))
            {
                continue;
            }

            var bit = (byte)(1 << random.Next(8));
            Flip(at, bit);
            Assert.True(IsFound(), $"Bit {bit} of byte {at} has flipped, and no check has found it.");
            Flip(at, bit);
            flips++;
        }

        Assert.Empty(Verify().Faults);
    }

    /// <summary>A file that can't be opened as a store counts as found, too.</summary>
    private bool IsFound()
    {
        try
        {
            return Verify().Faults.Count > 0;
        }
        catch (StoreRefusedException)
        {
            return true;
        }
    }

    private void Flip(long at, byte bit)
    {
        using var file = new FileStream(StoreFile.In(_data.Path), FileMode.Open, FileAccess.ReadWrite);
        file.Position = at;
        var flipped = (byte)(file.ReadByte() ^ bit);
        file.Position = at;
        file.WriteByte(flipped);
    }

    /// <summary>The payloads and hashes of entries, and the contents and hashes of versions.</summary>
    private List<byte[]> Evidence()
    {
        using var connection = StoreFile.Open(_data.Path);
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT Payload FROM AuditEntries UNION ALL SELECT CAST(Hash AS BLOB) FROM AuditEntries UNION ALL SELECT CAST(PreviousHash AS BLOB) FROM AuditEntries
            UNION ALL SELECT Content FROM MatrixVersions UNION ALL SELECT CAST(VersionHash AS BLOB) FROM MatrixVersions UNION ALL SELECT CAST(ContentHash AS BLOB) FROM MatrixVersions
            """;
        using var reader = command.ExecuteReader();
        var evidence = new List<byte[]>();
        while (reader.Read())
        {
            evidence.Add(reader.GetFieldValue<byte[]>(0));
        }

        return evidence;
    }

    /// <summary>Alters the first entry of a kind, and regenerates all hashes that depend on it.</summary>
    private void RewriteFirst(Predicate<string> isIt, Func<string, string> alter)
    {
        using var store = StoreOfRun.Connect(_data.Path);
        var isDone = false;
        store.RewriteChain(
            AuditHead.Genesis(AuditStream.Content),
            payload =>
            {
                if (isDone || !isIt(payload))
                {
                    return payload;
                }

                isDone = true;
                return alter(payload);
            }
        );
        Assert.True(isDone);
    }

    private void AssertSaid(string sentence)
    {
        var faults = Verify().Faults;
        Assert.True(
            faults.Any(fault => fault.Sentence.Contains(sentence, StringComparison.Ordinal)),
            $"Not said: {sentence}\n{string.Join('\n', faults)}"
        );
    }

    private VerificationReport Verify()
    {
        using var evidence = StoreOfRun.OpenEvidence(_data.Path);
        return new StoreVerification(evidence, [], null).Run(TestContext.Current.CancellationToken);
    }

    private void Execute(string sql) =>
        Assert.True(StoreOfRun.Do(_data.Path, sql) > 0, "Nothing was done to the store.");
}
