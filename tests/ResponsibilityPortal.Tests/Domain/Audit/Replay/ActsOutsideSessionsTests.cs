using ResponsibilityPortal.Domain.Audit.Facts;
using static ResponsibilityPortal.Tests.Domain.Audit.Replay.JudgedLog;

namespace ResponsibilityPortal.Tests.Domain.Audit.Replay;

/// <summary>The judge notes changes that were made without an open session, and ignores those that the times leave open.</summary>
public sealed class ActsOutsideSessionsTests
{
    private static readonly Guid Session = Guid.Parse("0195512a-0000-7000-8000-00000000000a");

    /// <summary>
    /// The minutes at which the editor makes changes, signs in, and is signed out. The clock may be set back to an earlier minute.
    /// </summary>
    public static TheoryData<int[], int[], int?, bool> Times =>
        new()
        {
            { [10], [0], null, false },
            { [10], [0], 60, false },
            { [64], [0], 60, false },
            { [66], [0], 60, true },
            { [66], [0, 65], 60, false },
            { [11 * 60], [0], null, false },
            { [13 * 60], [0], null, true },
            { [13 * 60], [0, 12 * 60], null, false },
            { [-30], [0], null, false },
            { [200, 100], [0], 60, false },
            { [100, 300], [], null, false },
        };

    [Theory]
    [MemberData(nameof(Times))]
    public void FindOdd_ChangesAtGivenTimes_NotesThoseOutsideSessions(int[] acts, int[] signIns, int? end, bool isOdd)
    {
        var log = new JudgedLog();
        foreach (var minute in acts)
        {
            log.At(Start.AddMinutes(minute)).By(Ed, Edit);
        }

        foreach (var (index, minute) in signIns.Index())
        {
            log.At(Start.AddMinutes(minute))
                .Access(Ed, new SessionStarted(EdRecord.Id, index == 0 ? Session : Guid.NewGuid(), "passkey", null));
        }

        if (end is { } ended)
        {
            log.At(Start.AddMinutes(ended)).Access(Ed, new SessionEnded(EdRecord.Id, Session, "signed-out"));
        }

        Assert.Equal(isOdd, log.Odd.Any());
        Assert.All(log.Odd, note => Assert.Contains($"Entry {log.Last} of content was made", note, StringComparison.Ordinal));
    }
}
