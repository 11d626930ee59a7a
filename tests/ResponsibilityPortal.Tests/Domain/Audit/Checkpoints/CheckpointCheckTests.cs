using System.Security.Cryptography;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Tests.Domain.Audit.Checkpoints;

public sealed class CheckpointCheckTests : IDisposable
{
    private const string Name = "trust.example";
    private const string Own = "checkpoints.txt";
    private const string Held = "held.txt";

    private static readonly DateTimeOffset Noon = UtcInstant.Parse("2026-03-01T12:00:00.000Z");

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RecordedEntry[] _chain = ChainCheckTests.Chain(6);

    public void Dispose()
    {
        _key.Dispose();
        _next.Dispose();
    }

    [Fact]
    public void Finish_CheckpointsOfTheSameLog_FindsNothing() => Assert.Empty(Check(_chain, Mine(At(2), At(4), At(6)), Theirs(At(4))));

    [Fact]
    public void Finish_OfACutLog_IsFoundOnlyWithALaterCheckpoint()
    {
        Assert.Empty(Check(_chain[..4], Mine(At(2), At(4))));
        var fault = Assert.Single(Check(_chain[..4], Mine(At(2), At(4)), Theirs(At(6))));
        Assert.Equal(5, fault.Sequence);
        Assert.Contains("names entry 6 of content, but the store ends with entry 4", fault.Sentence, StringComparison.Ordinal);
        Assert.Contains("rolled back from 6 to 4", fault.Sentence, StringComparison.Ordinal);
        Assert.Contains("Checkpoint 1 in held.txt", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Finish_OfARewrittenLog_IsFoundOnlyWithACheckpoint()
    {
        RecordedEntry[] rewritten = ChainCheckTests.Chain(6);
        Assert.Empty(Check(rewritten, Mine(At(2, rewritten), At(6, rewritten))));
        var faults = Check(rewritten, Mine(At(2, rewritten), At(6, rewritten)), Theirs(At(3), At(5)));
        var fault = Assert.Single(faults);
        Assert.Equal(1, fault.Sequence);
        Assert.Contains("the log was rewritten after entry 0", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Finish_OfARewrittenLog_NamesTheLastConfirmedEntry()
    {
        RecordedEntry[] rewritten = [.. _chain[..4], .. Continue(_chain[..4], 2)];
        var fault = Assert.Single(Check(rewritten, Theirs(At(2), At(4), At(5), At(6))));
        Assert.Equal(5, fault.Sequence);
        Assert.Contains("rewritten after entry 4", fault.Sentence, StringComparison.Ordinal);
    }

    /// <summary>A kept file often has the same name as the portal's own.</summary>
    [Fact]
    public void Finish_OfAKeptFileOfTheSameName_ComparesItSeparately()
    {
        RecordedEntry[] rewritten = [.. _chain[..2], .. Continue(_chain[..2], 4)];
        var faults = Check(rewritten, Mine(At(2), At(6, rewritten)), Theirs(At(2), At(6)) with { Name = Own });
        Assert.Contains(
            faults,
            fault => fault.Sequence == 3 && fault.Sentence.Contains("rewritten after entry 2", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Finish_OfContradictingCheckpoints_ReportsAFork()
    {
        RecordedEntry[] other = ChainCheckTests.Chain(6);
        var faults = Check(_chain, Mine(At(2), At(4)), Theirs(At(4, other)));
        Assert.Contains(
            faults,
            fault => fault.Sentence.Contains("name different hashes for entry 4 of content: the log was forked", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Finish_OfAnAlteredOrForeignCheckpoint_NamesIt()
    {
        var forged = At(4).Sign(_next, Name);
        Assert.Contains(
            "Checkpoint 2 in checkpoints.txt",
            Assert.Single(Check(_chain, Mine([At(2).Sign(_key, Name), forged]))).Sentence,
            StringComparison.Ordinal
        );
        var altered = At(4).Sign(_key, Name) with { Text = At(4).ToText().Replace("12:00", "13:00", StringComparison.Ordinal) };
        Assert.Contains(
            "is not signed by the trusted key",
            Assert.Single(Check(_chain, Mine([altered]))).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Finish_OfASwappedKey_IsFoundWithTheKeyOrACheckpoint()
    {
        SignedNote[] resigned = [At(2).Sign(_next, Name), At(4).Sign(_next, Name)];
        Assert.Empty(Check(_chain, NoteKey.Of(_next), Mine(resigned)));
        Assert.Equal(2, Check(_chain, NoteKey.Of(_key), Mine(resigned)).Count);
        Assert.Contains(
            "held.txt",
            Assert.Single(Check(_chain, NoteKey.Of(_next), Mine(resigned), Theirs(At(4)))).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Finish_OfARotationSignedByBothKeys_TrustsBoth()
    {
        SignedNote[] notes = [At(2).Sign(_key, Name), At(3).SignRotation(_key, _next, Name), At(4).Sign(_next, Name)];
        Assert.Empty(Check(_chain, NoteKey.Of(_key), Mine(notes)));
        Assert.Empty(Check(_chain, NoteKey.Of(_next), Mine(notes)));
        Assert.Empty(Check(_chain, NoteKey.Of(_next), Mine(notes), Theirs(At(2))));
    }

    [Fact]
    public void Finish_OfTheOldKeyAfterARotation_IsRefused()
    {
        SignedNote[] notes = [At(2).Sign(_key, Name), At(3).SignRotation(_key, _next, Name), At(4).Sign(_key, Name)];
        Assert.Contains(
            "which was not in use at that time",
            Assert.Single(Check(_chain, NoteKey.Of(_next), Mine(notes))).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Finish_OfARotationSignedByOneKey_IsRefused()
    {
        var rotation = new KeyRotation(NoteKey.Of(_key), NoteKey.Of(_next));
        var half = (At(3) with { Rotation = rotation }).Sign(_next, Name);
        var faults = Check(_chain, NoteKey.Of(_key), Mine([At(2).Sign(_key, Name), half, At(4).Sign(_next, Name)]));
        Assert.Contains(faults, fault => fault.Sentence.Contains("not both keys have signed", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Sentence.Contains("Checkpoint 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Finish_OfAFileThatGoesBack_ReportsTwoHistories() =>
        Assert.Contains("two histories were signed", Assert.Single(Check(_chain, Mine(At(4), At(2)))).Sentence, StringComparison.Ordinal);

    /// <summary>
    /// A copy that ended with entry 4 replaced a log of 6 entries. Entry 5 records the restore, and the log has grown again since.
    /// </summary>
    [Fact]
    public void Finish_OfACheckpointBeforeARestore_NamesOnlyTheRestore()
    {
        RecordedEntry[] restored = [.. _chain[..4], .. Continue(_chain[..4], 2)];
        var check = new CheckpointCheck([Mine(At(2), At(4), At(6, restored)), Theirs(At(2), At(6))], NoteKey.Of(_key));
        foreach (var entry in restored)
        {
            check.Take(new AuditHead(entry.Stream, entry.Sequence, entry.Hash));
        }

        check.TakeRestore(restored[4], new StoreRestored(6, 4, 4, ""));
        var fault = Assert.Single(check.Finish([ChainCheckTests.HeadOf(restored), AuditHead.Genesis(AuditStream.Access)]));

        Assert.Equal(3, fault.Sequence);
        Assert.Contains("Checkpoint 2 in held.txt", fault.Sentence, StringComparison.Ordinal);
        Assert.Contains(
            $"names entry 6 of content, which a restore of {restored[4].At} took back: entry 5 records",
            fault.Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Finish_WithoutAKeptCheckpoint_NamesItAsWithdrawn()
    {
        var fault = Assert.Single(Check(_chain, Mine(At(2), At(6)), Theirs(At(2), At(4))));
        Assert.Contains("Checkpoint 2 in held.txt", fault.Sentence, StringComparison.Ordinal);
        Assert.Contains("the portal no longer publishes it", fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(Check(_chain, Mine(At(2), At(4), At(6)), Theirs(At(2), At(4))));
        Assert.Empty(Check(_chain, Theirs(At(2), At(4))));
    }

    [Fact]
    public void Finish_AfterTheClockWasSetBack_NotesIt()
    {
        var check = new CheckpointCheck([Mine(At(2), At(4) with { Time = Noon.AddDays(-400) })], NoteKey.Of(_key));
        Assert.Contains("the clock was set back", Assert.Single(check.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Finish_OfOtherTextInTheFile_ReportsIt()
    {
        var text = At(2).Sign(_key, Name).ToString();
        Assert.Contains(
            "contains something other than checkpoints",
            Assert.Single(Check(_chain, Source(Own, $"{text}hello\n\n\u2014 a AAAA\n", true))).Sentence,
            StringComparison.Ordinal
        );
        Assert.Empty(Check(_chain, Source(Own, $"{text}trust.exam", true)));
        Assert.Single(Check(_chain, Source(Held, $"{text}trust.exam", false)));
    }

    private IReadOnlyList<IntegrityFinding> Check(RecordedEntry[] chain, params CheckpointSource[] sources) =>
        Check(chain, NoteKey.Of(_key), sources);

    private static IReadOnlyList<IntegrityFinding> Check(RecordedEntry[] chain, NoteKey trusted, params CheckpointSource[] sources)
    {
        var check = new CheckpointCheck(sources, trusted);
        foreach (var entry in chain)
        {
            check.Take(new AuditHead(entry.Stream, entry.Sequence, entry.Hash));
        }

        return check.Finish([ChainCheckTests.HeadOf(chain), AuditHead.Genesis(AuditStream.Access)]);
    }

    private CheckpointSource Mine(params Checkpoint[] checkpoints) =>
        Mine([.. checkpoints.Select(checkpoint => checkpoint.Sign(_key, Name))]);

    private static CheckpointSource Mine(SignedNote[] notes) => Source(Own, string.Concat<SignedNote>(notes), true);

    private CheckpointSource Theirs(params Checkpoint[] checkpoints) =>
        Source(Held, string.Concat(checkpoints.Select(checkpoint => checkpoint.Sign(_key, Name))), false);

    private static CheckpointSource Source(string name, string text, bool isOwn) => new(name, CheckpointFile.Read(text), isOwn);

    private Checkpoint At(int sequence, RecordedEntry[]? chain = null) =>
        new(Name, ChainCheckTests.HeadOf((chain ?? _chain)[..sequence]), AuditHead.Genesis(AuditStream.Access), Noon);

    private static RecordedEntry[] Continue(RecordedEntry[] chain, int count)
    {
        var other = ChainCheckTests.Chain(chain.Length + count);
        var (head, continued) = (ChainCheckTests.HeadOf(chain), new List<RecordedEntry>());
        foreach (var entry in other[chain.Length..])
        {
            var next = entry with { PreviousHash = head.Hash, Hash = AuditEntry.HashOf(head.Hash, entry.Payload) };
            continued.Add(next);
            head = new AuditHead(next.Stream, next.Sequence, next.Hash);
        }

        return [.. continued];
    }
}
