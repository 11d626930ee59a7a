using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Store.Evidence;

/// <summary>The check before a store is served covers little, and finds damage in what it covers.</summary>
[Trait("Store", "Sqlite")]
public sealed class StartCheckTests(RecordedPortal portal) : IClassFixture<RecordedPortal>, IDisposable
{
    private const int PageBytes = 4_096;

    private readonly TemporaryDirectory _data = portal.Copy();

    private string Own => _data.File(Checkpoints.FileName);

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Run_IntactStore_FindsNothing() => Assert.Empty(Check());

    [Theory]
    [InlineData("UPDATE AuditEntries SET ActorName = 'Mallory' WHERE Stream = 'content' AND Sequence = 5", "Entry 5 of content")]
    [InlineData(
        "UPDATE AuditEntries SET Payload = replace(CAST(Payload AS TEXT), 'a', 'b') WHERE Stream = 'access' AND Sequence = 2",
        "Entry 2 of access"
    )]
    [InlineData(
        "DELETE FROM AuditEntries WHERE Stream = 'content' AND Sequence = (SELECT max(Sequence) FROM AuditEntries WHERE Stream = "
            + "'content')",
        "the last entries are missing"
    )]
    [InlineData("UPDATE MatrixVersions SET PublishedAt = 'yesterday' WHERE Number = 1", "The file of the store cannot be read: ")]
    [InlineData("DELETE FROM AuditEntries; DELETE FROM AuditHeads", "the log was cut, or an old copy was restored")]
    [InlineData(
        "PRAGMA foreign_keys = OFF; UPDATE Comments SET MatrixId = 'nobody'",
        "The file of the store is damaged: a row of Comments belongs to a row of Matrices that is not there"
    )]
    public void Run_DamagedLog_NamesTheDamage(string sql, string sentence)
    {
        Execute(sql);
        Assert.Contains(Check(), fault => fault.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    /// <summary>A trigger acts with the first write, so it must be found before that.</summary>
    [Theory]
    [InlineData(
        "CREATE TRIGGER Helper AFTER INSERT ON DraftEditors BEGIN DELETE FROM DraftEditors; END",
        "The store has a trigger 'Helper', which is not in the schema of this release."
    )]
    [InlineData(
        "CREATE VIEW Everybody AS SELECT * FROM People",
        "The store has a view 'Everybody', which is not in the schema of this release."
    )]
    [InlineData(
        "DROP INDEX IX_AuditEntries_Stream_PreviousHash",
        "The index 'IX_AuditEntries_Stream_PreviousHash' is missing from the store."
    )]
    [InlineData("ALTER TABLE People ADD COLUMN Note TEXT", "The table 'People' of the store differs from the schema of this release.")]
    public void Schema_OtherThanThatOfTheRelease_IsNamed(string sql, string sentence)
    {
        Execute($"{sql}; UPDATE AuditHeads SET Hash = Hash");
        Assert.Equal([sentence], Check().Select(fault => fault.Sentence));
    }

    /// <summary>A chain that was made anew is whole in itself; the checkpoint is what it does not fit.</summary>
    [Fact]
    public void Run_RewrittenLog_ContradictsItsCheckpoints()
    {
        using (var store = StoreFile.Open(_data.Path, SqliteOpenMode.ReadWrite))
        {
            store.RewriteChain(
                AuditHead.Genesis(AuditStream.Content),
                payload => payload.Replace("They keep them now.", "We always kept them.", StringComparison.Ordinal)
            );
        }

        Assert.Contains("the log was rewritten after entry", Assert.Single(Check()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AlteredCheckpoint_NamesIt()
    {
        var text = File.ReadAllText(Own);
        File.WriteAllText(Own, text.Replace("content 2 ", "content 3 ", StringComparison.Ordinal));
        Assert.NotEqual(text, File.ReadAllText(Own));
        Assert.Contains(
            Check(),
            fault => fault.Part == ProofPart.Checkpoint && fault.Sentence.Contains("not signed", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Run_FileWithADamagedPage_NamesTheDamage()
    {
        var bytes = File.ReadAllBytes(StoreFile.In(_data.Path));
        var page = bytes.AsSpan().IndexOf("They keep them now."u8) / PageBytes;
        Array.Clear(bytes, page * PageBytes, PageBytes);
        File.WriteAllBytes(StoreFile.In(_data.Path), bytes);
        Assert.Contains(Check(), fault => fault.Part == ProofPart.File);
    }

    /// <summary>Of a long log, only the end is checked, and earlier entries that checkpoints name.</summary>
    [Fact]
    public void Run_OldEntries_AreNotChecked()
    {
        Lengthen(1_200);
        Assert.Empty(Check());
        var early = ReadHeads().Content.Sequence - 1_100;
        Execute($"UPDATE AuditEntries SET ActorName = 'Mallory' WHERE Stream = 'content' AND Sequence = {early}");
        Assert.Empty(Check());
        Execute($"UPDATE AuditEntries SET ActorName = 'Mallory' WHERE Stream = 'content' AND Sequence = {early + 200}");
        Assert.Contains(Check(), fault => fault.Sequence == early + 200);
    }

    /// <summary>The check begins at the entry before the checked ones.</summary>
    [Fact]
    public void Run_InvalidHashOfTheFirstCheckedEntry_IsFound()
    {
        Lengthen(1_200);
        var edge = ReadHeads().Content.Sequence - 1_000;
        Execute(
            $"UPDATE AuditEntries SET Hash = 'none' WHERE Stream = 'content' AND Sequence = {edge}; UPDATE AuditEntries SET PreviousHash "
                + $"= 'none' WHERE Stream = 'content' AND Sequence = {edge + 1}"
        );
        Assert.NotEmpty(Check());
    }

    private ValueList<IntegrityFinding> Check()
    {
        using var evidence = SqliteEvidence.Open(StoreFile.In(_data.Path));
        using var key = CheckpointKeyFile.Read(Path.Combine(_data.Path, "keys", CheckpointKeyFile.OwnName));
        return StartCheck.Run(
            evidence,
            new CheckpointSource(Checkpoints.FileName, CheckpointFile.Read(File.ReadAllText(Own)), IsOwn: true),
            NoteKey.Of(key)
        );
    }

    private Checkpoint ReadHeads()
    {
        using var evidence = SqliteEvidence.Open(StoreFile.In(_data.Path));
        return new Checkpoint("", evidence.HeadOf(AuditStream.Content)!, evidence.HeadOf(AuditStream.Access)!, DateTimeOffset.UnixEpoch);
    }

    private void Lengthen(int count)
    {
        using var connection = StoreFile.Open(_data.Path, SqliteOpenMode.ReadWrite);
        using var transaction = connection.BeginTransaction();
        var head = ReadHeads().Content;
        for (var number = 0; number < count; number++)
        {
            var entry = AuditEntry.After(
                head,
                new CommentResolved("sample", Guid.CreateVersion7(), true),
                Given.Change(),
                DateTimeOffset.UnixEpoch.AddYears(60)
            );
            using var command = connection.CreateCommand();
            command.CommandText =
                "INSERT INTO AuditEntries (Stream, Sequence, At, ActorId, ActorName, Action, Target, OperationId, Payload, PreviousHash, "
                    + "Hash, Algorithm) VALUES ($stream, $sequence, $at, $actorId, $actorName, $action, $target, $operation, $payload, "
                    + "$previous, $hash, $algorithm)";
            foreach (
                var (name, value) in new (string, object)[]
                {
                    ("$stream", entry.Stream),
                    ("$sequence", entry.Sequence),
                    ("$at", UtcInstant.Format(entry.At)),
                    ("$actorId", entry.Actor.Id),
                    ("$actorName", entry.Actor.Name),
                    ("$action", entry.Action),
                    ("$target", entry.Target),
                    ("$operation", entry.OperationId.ToString("D").ToUpperInvariant()),
                    ("$payload", entry.Payload),
                    ("$previous", entry.PreviousHash),
                    ("$hash", entry.Hash),
                    ("$algorithm", AuditEntry.Algorithm),
                }
            )
            {
                command.Parameters.AddWithValue(name, value);
            }

            command.ExecuteNonQuery();
            head = entry.ToHead();
        }

        connection.Do($"UPDATE AuditHeads SET Sequence = {head.Sequence}, Hash = '{head.Hash}' WHERE Stream = 'content'");
        transaction.Commit();
    }

    private void Execute(string sql) => StoreFile.Do(_data.Path, sql);
}
