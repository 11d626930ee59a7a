using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store.Evidence;

/// <summary>What is done to the database file is found and named. What needs a checkpoint that somebody else holds is tried with the commands.</summary>
public sealed class StoreVerificationTests(RecordedPortal portal) : IClassFixture<RecordedPortal>, IDisposable
{
    /// <summary>How many bytes are looked for to find evidence in the file.</summary>
    private const int Window = 24;

    private readonly TemporaryDirectory _data = portal.Copy();

    /// <summary>What is done, and what is said about it.</summary>
    public static TheoryData<string, string> Tampering => new()
    {
        // The log
        { "UPDATE AuditEntries SET Payload = replace(CAST(Payload AS TEXT), 'They keep them now.', 'They keep it now..') WHERE Target LIKE '%/keys/iaas' AND Stream = 'content'", "its hash does not belong to its payload" },
        { "UPDATE AuditEntries SET Payload = CAST(replace(CAST(Payload AS TEXT), 'They keep', 'We keep') AS BLOB) WHERE Target LIKE '%/keys/iaas' AND Sequence = (SELECT min(Sequence) FROM AuditEntries WHERE Target LIKE '%/keys/iaas')", "its hash does not belong to its payload" },
        { "DELETE FROM AuditEntries WHERE Stream = 'content' AND Sequence = 7", "Entry 7 of content is wrong: it is missing" },
        { "DELETE FROM AuditEntries WHERE Stream = 'access' AND Sequence = 2", "Entry 2 of access is wrong: it is missing" },
        { "DELETE FROM AuditEntries WHERE Stream = 'content' AND Sequence = (SELECT max(Sequence) FROM AuditEntries WHERE Stream = 'content')", "the last entries are gone" },
        { "UPDATE AuditEntries SET ActorName = 'Mallory' WHERE Stream = 'content' AND Sequence = 5", "Entry 5 of content is wrong: the column for its name of the actor" },
        { "UPDATE AuditEntries SET At = '2001-01-01T00:00:00.000Z' WHERE Stream = 'content' AND Sequence = 5", "Entry 5 of content is wrong: the column for its time" },
        { "UPDATE AuditEntries SET OperationId = lower(OperationId) WHERE Stream = 'content' AND Sequence = 5", "Entry 5 of content is wrong: the column for its operation id" },
        { "UPDATE AuditEntries SET Sequence = -Sequence WHERE Sequence IN (5, 6) AND Stream = 'content'; UPDATE AuditEntries SET Sequence = 11 + Sequence WHERE Sequence < 0", "Entry 5 of content is wrong" },
        { "INSERT INTO AuditEntries SELECT Stream, 1 + (SELECT max(Sequence) FROM AuditEntries WHERE Stream = 'content'), At, ActorId, ActorName, Action, Target || '/x', OperationId, Payload, upper(Hash), upper(Hash), Algorithm FROM AuditEntries WHERE Stream = 'content' AND Sequence = 3", "does not continue the entry before it" },
        { "INSERT INTO AuditEntries SELECT Stream, 0, At, ActorId, ActorName, Action, Target || '/x', OperationId, Payload, upper(Hash), upper(Hash), Algorithm FROM AuditEntries WHERE Stream = 'content' AND Sequence = 3", "another entry with the number 0 stands in its place" },
        { "UPDATE AuditEntries SET Stream = 'contend' WHERE Stream = 'access'", "entries of a stream 'contend'" },
        { "UPDATE AuditHeads SET Hash = upper(Hash) WHERE Stream = 'content'", "the store's head names another hash" },
        { "DELETE FROM AuditHeads WHERE Stream = 'access'", "the store has no head" },

        // The schema
        { "CREATE TRIGGER Helper AFTER INSERT ON DraftEditors BEGIN DELETE FROM DraftEditors; END; UPDATE AuditHeads SET Hash = Hash", "The store has a trigger 'Helper', which this release does not make." },
        { "CREATE TABLE Notes (Text); UPDATE AuditHeads SET Hash = Hash", "The store has a table 'Notes', which this release does not make." },
        { "CREATE VIEW Everybody AS SELECT * FROM People; UPDATE AuditHeads SET Hash = Hash", "The store has a view 'Everybody', which this release does not make." },
        { "DROP INDEX IX_AuditEntries_Stream_PreviousHash; UPDATE AuditHeads SET Hash = Hash", "The index 'IX_AuditEntries_Stream_PreviousHash' is missing from the store." },
        { "ALTER TABLE People ADD COLUMN Note TEXT; UPDATE AuditHeads SET Hash = Hash", "The table 'People' of the store is not the one that this release makes." },

        // Versions
        { "UPDATE MatrixVersions SET Content = CAST(replace(CAST(Content AS TEXT), 'Keep keys', 'Lose keys') AS BLOB) WHERE Number = 2", "The content of version 2 of matrix sample in the store is not what was published" },
        { "DELETE FROM MatrixVersions WHERE Number = 2", "The content of version 2 of matrix sample is missing" },
        { "UPDATE MatrixVersions SET Message = 'Another reason.' WHERE Number = 2", "The record of version 2 of matrix sample is not what the log says: record is" },
        { "UPDATE MatrixVersions SET ApprovedById = NULL, ApprovedByName = NULL WHERE Number = 2", "The record of version 2 of matrix sample is not what the log says" },
        { "UPDATE MatrixVersions SET VersionHash = upper(VersionHash) WHERE Number = 3", "The record of version 3 of matrix sample is not what the log says: versionHash is" },
        { "UPDATE Matrices SET LatestVersion = 3 WHERE Slug = 'sample'", "The matrix sample is not what the log says: latestVersion is 3, in the log 4" },
        { "UPDATE Matrices SET Slug = 'other' WHERE Slug = 'sample'", "The matrix other is in the store, but nothing in the log has made it" },

        // Drafts
        { "UPDATE DraftCells SET Content = replace(Content, 'provider', 'vendor') WHERE Responsibility = 'keys' AND HostingModel = 'iaas'", "The cell keys/iaas in the draft of matrix sample is not what the log says: accountable is \"vendor\", in the log \"provider\"" },
        { "DELETE FROM DraftCells WHERE Responsibility = 'exit' AND HostingModel = 'saas'", "The cell exit/saas in the draft of matrix sample is missing from the store" },
        { "UPDATE DraftCells SET Reason = 'None of your business.' WHERE Responsibility = 'backup' AND HostingModel = 'paas'", "last edited the cell backup/paas in the draft of matrix sample is not what the log says: reason is" },
        { "UPDATE DraftCells SET EditedById = 'user:mallory' WHERE Responsibility = 'backup' AND HostingModel = 'paas'", "last edited the cell backup/paas" },
        { "UPDATE DraftCells SET Edit = 1 WHERE Responsibility = 'keys' AND HostingModel = 'iaas'", "last edited the cell keys/iaas in the draft of matrix sample is not what the log says: edit is 1, in the log 2" },
        { "UPDATE DraftCells SET Content = 'nonsense' WHERE Responsibility = 'keys'", "The draft of matrix sample cannot be read" },
        { "UPDATE Drafts SET Content = replace(Content, 'Plan the exit', 'Plan to stay') WHERE Origin = 'frame'", "The draft of matrix sample cannot be read. Its content is not what its hash says." },
        { "DELETE FROM Drafts WHERE Origin = 'frame' AND MatrixId = (SELECT Id FROM Matrices WHERE Slug = 'sample')", "The responsibility exit in the draft of matrix sample is missing from the store" },
        { "UPDATE Drafts SET ContentHash = lower(ContentHash) || 'x' WHERE Origin = 'built-in'", "The newer built-in content of matrix sample says" },
        { "DELETE FROM DraftEditors", "has edited the draft of matrix sample is missing from the store" },
        { "UPDATE Reviews SET IsApproved = 1, DecidedAt = AskedAt, DecidedById = AskedById, DecidedByName = AskedByName", "The review of the draft of matrix sample is not what the log says: approved is true, in the log null" },
        { "UPDATE Comments SET Text = 'I never said that.' WHERE Text = 'Is that so?'", "The comment" },
        { "PRAGMA foreign_keys = OFF; UPDATE Comments SET MatrixId = 'nobody'", "a row of Comments belongs to a row of Matrices that is not there" },
        { "UPDATE Comments SET ResolvedAt = NULL, ResolvedById = NULL, ResolvedByName = NULL", "The comment" },

        // People and programs
        { "UPDATE People SET Roles = 15 WHERE Name = 'Ed Editor'", "roles is [\"admin\",\"approver\",\"editor\",\"auditor\"], in the log [\"approver\",\"editor\"]" },
        { "UPDATE People SET DisabledAt = NULL WHERE Name = 'Gus Guest'", "disabled is false, in the log true" },
        { "UPDATE People SET EndsAt = NULL WHERE Name = 'Gus Guest'", "endsAt is null, in the log" },
        { "UPDATE People SET Email = 'mallory@example.com' WHERE Name = 'Ed Editor'", "email is \"mallory@example.com\"" },
        { "INSERT INTO People SELECT * FROM (SELECT * FROM People WHERE Name = 'Ed Editor') WHERE 0; UPDATE People SET Id = '00000000-0000-7000-8000-000000000001' WHERE Name = 'Gus Guest'", "The account 00000000-0000-7000-8000-000000000001 is in the store, but nothing in the log has made it" },
        { "UPDATE ApiTokens SET Scopes = 7 WHERE Name = 'Nightly sync'", "scopes is" },
        { "UPDATE ApiTokens SET RevokedAt = NULL WHERE Name = 'Old sync'", "revokedAt is null, in the log" },
        { "UPDATE ApiTokens SET ExpiresAt = '2999-01-01T00:00:00.000Z' WHERE Name = 'Nightly sync'", "expiresAt is" },
        { "UPDATE ApiTokens SET CreatedById = 'user:mallory' WHERE Name = 'Nightly sync'", "createdBy is" },

        // What they come in by
        { "UPDATE People SET PasswordHash = (SELECT PasswordHash FROM People WHERE Name = 'Ada Admin') WHERE Name = 'Ed Editor'", "is not what the log says: password is" },
        { "UPDATE PersonTokens SET Value = lower(Value) WHERE Name = 'AuthenticatorKey'", "is not what the log says: app is" },
        { "UPDATE PersonTokens SET Value = Value || ';' || Value WHERE Name = 'RecoveryCodes'", "is not what the log says: recoveryCodes is" },
        { "INSERT INTO PersonPasskeys (CredentialId, UserId, Data) SELECT x'0102', Id, '{\"AttestationObject\":\"\",\"ClientDataJson\":\"\",\"CreatedAt\":\"2026-01-01T00:00:00.000Z\",\"IsBackedUp\":false,\"IsBackupEligible\":false,\"IsUserVerified\":true,\"Name\":\"Mine\",\"PublicKey\":\"010203\",\"SignCount\":0,\"Transports\":[]}' FROM People WHERE Name = 'Ed Editor'", "is not what the log says: passkeys is" },
        { "UPDATE People SET LastCodeStep = 0 WHERE Name = 'Ed Editor'", "is not what the log says: codeStep is 0" },
        { "UPDATE People SET CreatedAt = '2001-01-01T00:00:00.000Z' WHERE Name = 'Ed Editor'", "The creation time of the account" },
        { "UPDATE People SET JoinedAt = NULL WHERE Name = 'Ed Editor'", "The joining time of the account" },
        { "UPDATE People SET LockoutEnd = '2999-01-01T00:00:00.000Z' WHERE Name = 'Ed Editor'", "The lockout end of the account" },
        { "INSERT INTO PersonTokens (UserId, LoginProvider, Name, Value) SELECT Id, 'Elsewhere', 'Key', 'x' FROM People WHERE Name = 'Ed Editor'", "The Elsewhere Key of the account" },
        { "INSERT INTO PersonClaims (UserId, ClaimType, ClaimValue) SELECT Id, 'role', 'admin' FROM People WHERE Name = 'Ed Editor'", "The claim role of the account" },
        { "INSERT INTO PersonLogins (UserId, LoginProvider, ProviderKey) SELECT Id, 'Elsewhere', 'x' FROM People WHERE Name = 'Ed Editor'", "The login by Elsewhere of the account" },
        { "UPDATE ApiTokens SET SecretHash = lower(SecretHash) || '0' WHERE Name = 'Nightly sync'", "The secret of the API token" },
        { "UPDATE Invitations SET TokenHash = TokenHash || '0'", "The one-time link of the account" },
        { "UPDATE Invitations SET ExpiresAt = '2999-01-01T00:00:00.000Z'", "The one-time link of the account" },
        { "UPDATE Setup SET TokenHash = '00'", "The setup link is in the store, but nothing in the log has made it" },
        { "UPDATE Sessions SET EndedAt = NULL WHERE EndedAt IS NOT NULL", "endedAt is null, in the log" },
        { "UPDATE Sessions SET StartedAt = '2999-01-01T00:00:00.000Z'", "startedAt is" },
        { "INSERT INTO Sessions (Id, PersonId, Method, StartedAt, SeenAt) SELECT '00000000-0000-4000-8000-000000000001', PersonId, Method, StartedAt, SeenAt FROM Sessions LIMIT 1", "The session 00000000-0000-4000-8000-000000000001 is in the store, but nothing in the log has made it" },
    };

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Nothing_is_wrong_with_a_store_in_which_everything_has_happened()
    {
        var report = Verify();
        Assert.Empty(report.Faults);
        Assert.Empty(report.Notes);
        Assert.Equal(5, report.Versions);
        Assert.Equal([AuditStream.Content, AuditStream.Access], report.Streams.Select(stream => stream.Head.Stream));
        Assert.All(report.Streams, stream => Assert.True(stream.Head.Sequence > 5));
    }

    [Fact]
    public void Everything_that_the_log_knows_has_happened()
    {
        using var connection = StoreFile.Open(_data.Path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT Action FROM AuditEntries WHERE Stream = 'content'";
        using var reader = command.ExecuteReader();
        var actions = new List<string>();
        while (reader.Read())
        {
            actions.Add(reader.GetString(0));
        }

        Assert.Equal(
            [
                "administrator.claimed", "api-token.created", "api-token.revoked", "assignment.changed", "assignment.explained", "built-in-matrix.offered",
                "comment.added", "comment.settled", "draft.discarded", "draft.reshaped", "draft.restored", "matrix.created", "matrix.removed", "person.added", "person.changed",
                "person.invited", "review.approved", "review.asked", "review.sent-back", "version.published", "version.rescheduled", "version.withdrawn",
            ],
            actions.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public void What_is_done_to_the_file_is_found_and_named(string sql, string sentence)
    {
        Execute(sql);
        AssertSaid(sentence);
    }

    /// <summary>Every hash fits, and often everything ends as the store has it; only the way there has a gap.</summary>
    /// <param name="entry">What stands in the entry that is altered, the first one of those that hold the text.</param>
    [Theory]
    [InlineData("person.added", "\"name\":\"Gus Guest\"", "\"name\":\"Gus Host\"", "it does not continue what the entries before it say about the account.")]
    [InlineData("as of edit 2.", "as of edit 1.", "as of edit 0.", "it says that the cell keys in iaas said")]
    [InlineData("draft.reshaped", "Keep keys", "Keep cars", "it says that '")]
    [InlineData("draft.discarded", "\"contentHash\":\"", "\"contentHash\":\"0", "the draft that it names by its hash is not the one that the entries before it have made.")]
    [InlineData("matrix.created", "A copy", "A coup", "its content is not what its hash says.")]
    [InlineData("person.added", "\"roles\":[\"approver\",\"editor\"]", "\"roles\":[\"auditor\"]", "what Ed Editor was not allowed to do: Ed Editor had the role auditor, and this needs the role editor.")]
    [InlineData("version.published", "As agreed.", "As ordered.", "the hash of the version is not that of its record.")]
    public void A_history_that_contradicts_itself_is_named(string entry, string text, string becomes, string sentence)
    {
        RewriteFirst(
            payload => payload.Contains(entry, StringComparison.Ordinal) && payload.Contains(text, StringComparison.Ordinal),
            payload => payload.Replace(text, becomes, StringComparison.Ordinal));
        AssertSaid(sentence);
    }

    /// <summary>The record of the last version is another one, and its hash with it.</summary>
    [Theory]
    [InlineData("\"number\":4", "\"number\":5")]
    [InlineData("\"matrix\":\"sample\"", "\"matrix\":\"simple\"")]
    [InlineData("\"previousVersionHash\":\"", "\"previousVersionHash\":\"0")]
    public void A_version_that_does_not_continue_those_before_it_is_named(string text, string becomes)
    {
        RewriteFirst(
            payload => payload.Contains("version.published", StringComparison.Ordinal) && payload.Contains("\"number\":4", StringComparison.Ordinal),
            payload =>
            {
                using var entry = JsonDocument.Parse(payload);
                var data = entry.RootElement.GetProperty("data");
                var (record, hash) = (data.GetProperty("version").GetRawText(), data.GetProperty("versionHash").GetString()!);
                var altered = record.Replace(text, becomes, StringComparison.Ordinal);
                return payload.Replace(record, altered, StringComparison.Ordinal).Replace(hash, Sha256Hash.Of(Encoding.UTF8.GetBytes(altered)), StringComparison.Ordinal);
            });
        AssertSaid("it does not continue the versions of matrix sample, of which there are 3.");
    }

    /// <summary>A checkpoint is made over a log that goes on from the last one; what the row of that entry says now is asked as well.</summary>
    [Fact]
    public void A_log_does_not_go_on_from_an_entry_whose_own_row_was_altered()
    {
        AuditHead known;
        using (var before = SqliteEvidence.Open(StoreFile.In(_data.Path)))
        {
            known = before.HeadOf(AuditStream.Content)!;
            Assert.Equal(known, ChainEnd.Prove(before, known, out var nothing));
            Assert.Null(nothing);
        }

        Execute($"UPDATE AuditEntries SET Hash = upper(Hash) WHERE Stream = 'content' AND Sequence = {known.Sequence}");
        using var evidence = SqliteEvidence.Open(StoreFile.In(_data.Path));
        ChainEnd.Prove(evidence, known, out var fault);
        Assert.NotNull(fault);
    }

    [Fact]
    public async Task A_version_whose_content_no_edit_has_made_is_whole_and_told_of()
    {
        // The portal that wrote the store has let its clock run on.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(1));
        await using (var host = PortalHost.Start(_data, clock, ("Portal:Seed", "none")))
        {
            await host.PublishAsync(Given.Matrix() with { Title = "From elsewhere" }, change: portal.ChangeOfAdmin());
        }

        var report = Verify();
        Assert.Empty(report.Faults);
        Assert.Contains("Version 5 of matrix sample says something that no recorded edit has made: its content came from outside.", report.Notes);
    }

    [Fact]
    public void Every_bit_that_flips_in_the_evidence_is_found()
    {
        // In a copy no deleted row remains; what pages keep beside their cells is no evidence either.
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
                // It lies across two pages of the file.
                continue;
            }

            var at = place + random.Next(Math.Min(Window, bytes.Length - start));
            if (!SqlitePage.IsInUse(image, at))
            {
                continue;
            }

            var bit = (byte)(1 << random.Next(8));
            Flip(at, bit);
            Assert.True(IsFound(), $"Bit {bit} of byte {at} has flipped, and nobody has noticed.");
            Flip(at, bit);
            flips++;
        }

        Assert.Empty(Verify().Faults);
    }

    /// <summary>What cannot be opened as a store any longer has been found out as well.</summary>
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

    /// <summary>Payloads and hashes of entries, contents and hashes of versions.</summary>
    private List<byte[]> Evidence()
    {
        using var connection = StoreFile.Open(_data.Path);
        using var command = connection.CreateCommand();
        command.CommandText =
            """
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

    /// <summary>Alters the first entry of a kind, and makes all hashes anew that follow from it.</summary>
    private void RewriteFirst(Predicate<string> isIt, Func<string, string> alter)
    {
        using var store = StoreFile.Open(_data.Path, SqliteOpenMode.ReadWrite);
        var isDone = false;
        store.RewriteChain(AuditHead.Genesis(AuditStream.Content), payload =>
        {
            if (isDone || !isIt(payload))
            {
                return payload;
            }

            isDone = true;
            return alter(payload);
        });
        Assert.True(isDone);
    }

    private void AssertSaid(string sentence)
    {
        var faults = Verify().Faults;
        Assert.True(faults.Any(fault => fault.Sentence.Contains(sentence, StringComparison.Ordinal)), $"Not said: {sentence}\n{string.Join('\n', faults)}");
    }

    private VerificationReport Verify()
    {
        using var evidence = SqliteEvidence.Open(StoreFile.In(_data.Path));
        return new StoreVerification(evidence, [], null).Run(TestContext.Current.CancellationToken);
    }

    private void Execute(string sql) => Assert.True(StoreFile.Do(_data.Path, $"PRAGMA foreign_keys = OFF; {sql}") > 0, "Nothing was done to the file.");
}
