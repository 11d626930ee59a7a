using System.Security.Cryptography;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Domain.Audit.Checkpoints;

/// <summary>
/// A checkpoint that was removed from a file is detected by the number and the hash in the next one, without a kept copy.
/// </summary>
public sealed class CheckpointGapTests : IDisposable
{
    private const string Name = "trust.example";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RecordedEntry[] _chain = ChainCheckTests.Chain(6, stream: AuditStream.Access);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Finish_OfAWholeFile_FindsNothing() => Assert.Empty(Check([Own(Numbered(6))]).Faults);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    [InlineData(4, 6)]
    public void Finish_WithoutOneCheckpoint_NamesTheOneThatContinuesIt(int without, int named)
    {
        var all = Numbered(6);
        var fault = Assert.Single(Check([Own([.. all[..without], .. all[(without + 1)..]])]).Faults);
        Assert.StartsWith($"Checkpoint number {named} in checkpoints.txt", fault.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("checkpoints before it were removed.", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Finish_WithoutTheLastCheckpoint_FindsNothingUntilAStartNamesIt()
    {
        var all = Numbered(6);
        Assert.Empty(Check([Own(all[..5])]).Faults);
        Assert.Empty(Check([Own(all[..5])], (6, 6, all[5].Hash)).Faults);

        // The portal continued from the fifth checkpoint.
        var other = all[5] with
        {
            Time = all[5].Time.AddDays(1),
        };
        var fault = Assert.Single(Check([Own([.. all[..5], other])], (6, 6, all[5].Hash)).Faults);
        Assert.Contains("Entry 6 of access names checkpoint number 6", fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Finish_WithoutACheckpointOfAnEarlierRelease_FindsItMissing(int without)
    {
        var all = Numbered(6, unnumbered: 3);
        Assert.Empty(Check([Own(all)]).Faults);
        var fault = Assert.Single(Check([Own([.. all[..without], .. all[(without + 1)..]])]).Faults);
        Assert.StartsWith("Checkpoint number 4 in checkpoints.txt", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Finish_OfARestartedFile_NamesTheStartThatKnewTheEarlierOne()
    {
        var (earlier, restarted) = (Numbered(3), Numbered(6)[5] with { Link = CheckpointLink.After([]) });
        Assert.Empty(Check([Own([restarted])]).Faults);
        var fault = Assert.Single(Check([Own([restarted])], (4, 3, earlier[2].Hash)).Faults);
        Assert.Contains("checkpoints were removed, or the file was started again", fault.Sentence, StringComparison.Ordinal);

        // A restore that the log records explains it; one before the start does not.
        Assert.Empty(Check([Own([restarted])], (4, 3, earlier[2].Hash), restored: 5).Faults);
        Assert.Single(Check([Own([restarted])], (4, 3, earlier[2].Hash), restored: 3).Faults);
    }

    /// <summary>A wrong restore was undone: the file continues from a checkpoint before the one that the start recorded.</summary>
    [Fact]
    public void Finish_OfAFileThatARestoreCut_FindsNothing()
    {
        var all = Numbered(6);
        var (earlier, lost) = (all[..3], all[3]);
        Checkpoint[] cut = [.. earlier, all[5] with { Link = lost.Link }];
        Assert.Empty(Check([Own(cut)], (5, 4, lost.Hash), restored: 6).Faults);
        Assert.Single(Check([Own(cut)], (5, 4, lost.Hash), restored: 5).Faults);

        // The portal had continued without it before the restore.
        Assert.Single(Check([Own([.. earlier, all[4] with { Link = lost.Link }])], (5, 4, lost.Hash), restored: 6).Faults);
    }

    [Fact]
    public void Finish_OfKeptCheckpointsThatBeginLater_NotesIt()
    {
        var all = Numbered(6);
        var single = Check([Own(all), new CheckpointSource("kept.txt", File([all[4]]), IsOwn: false)], (3, 2, all[1].Hash));
        Assert.Empty(single.Faults);
        Assert.Empty(single.Notes);
        var check = Check([Own(all), new CheckpointSource("kept.txt", File(all[4..]), IsOwn: false)], (3, 2, all[1].Hash));
        Assert.Empty(check.Faults);
        Assert.StartsWith("kept.txt begins with checkpoint number 5.", Assert.Single(check.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Finish_OfAKeptFileInAnotherOrder_FindsNoGap()
    {
        var all = Numbered(6);
        Assert.Empty(Check([Own(all), new CheckpointSource("kept.txt", File([.. all.Reverse(), .. all]), IsOwn: false)]).Faults);
        Assert.Contains(
            "kept.txt",
            Assert.Single(Check([Own(all), new CheckpointSource("kept.txt", File([all[3], all[0]]), IsOwn: false)]).Faults).Sentence,
            StringComparison.Ordinal
        );
    }

    private (IReadOnlyList<IntegrityFinding> Faults, IReadOnlyList<string> Notes) Check(
        CheckpointSource[] sources,
        (int Entry, long Number, string Hash)? start = null,
        int? restored = null
    )
    {
        var check = new CheckpointCheck(sources, NoteKey.Of(_key));
        foreach (var entry in _chain)
        {
            check.Take(new AuditHead(entry.Stream, entry.Sequence, entry.Hash));
        }

        if (start is var (sequence, number, hash))
        {
            check.TakeStart(_chain[sequence - 1], new PortalStarted("", [], null, null, number, hash));
        }

        if (restored is { } at)
        {
            check.TakeRestore(_chain[at - 1], new StoreRestored(at - 1, at - 1, at - 1, ""));
        }

        return (check.Finish([AuditHead.Genesis(AuditStream.Content), ChainCheckTests.HeadOf(_chain)]), check.Notes);
    }

    private CheckpointSource Own(Checkpoint[] checkpoints) => new("checkpoints.txt", File(checkpoints), IsOwn: true);

    private CheckpointFile File(IEnumerable<Checkpoint> checkpoints) =>
        CheckpointFile.Read(string.Concat(checkpoints.Select(checkpoint => checkpoint.Sign(_key, Name))));

    /// <summary>Checkpoints of entry 1, 2, 3 ..., each of which continues the one before.</summary>
    /// <param name="unnumbered">How many of them are from an earlier release.</param>
    private Checkpoint[] Numbered(int count, int unnumbered = 0)
    {
        var all = new List<SignedCheckpoint>();
        for (var number = 1; number <= count; number++)
        {
            var checkpoint = new Checkpoint(
                Name,
                AuditHead.Genesis(AuditStream.Content),
                ChainCheckTests.HeadOf(_chain[..number]),
                UtcInstant.Parse("2026-03-01T12:00:00.000Z").AddDays(number),
                Link: number > unnumbered ? CheckpointLink.After(all.ToValueList()) : null
            );
            all.Add(new SignedCheckpoint(checkpoint, checkpoint.Sign(_key, Name)));
        }

        return [.. all.Select(signed => signed.Checkpoint)];
    }
}
