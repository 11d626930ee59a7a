using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Pdf.Checking;
using ResponsibilityPortal.Formats.Pdf.Stamping;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>The time stamp next to the signature of a file.</summary>
/// <param name="At">The time in it; null when it can't be read.</param>
/// <param name="By">The subject of the certificate that made it; null when it is damaged.</param>
/// <param name="Words">What it proves, in sentences.</param>
public sealed record FileTimeStamp(TimeStampState State, DateTimeOffset? At, string? By, string Words)
{
    private const string Name = "Time stamp";

    /// <summary>The latest time at which the file can have been signed; null when that is not proven.</summary>
    public DateTimeOffset? SignedBy { get; private init; }

    /// <summary>Whether it is, byte for byte, the time stamp that this portal keeps for the file.</summary>
    public bool IsKept { get; private init; }

    internal Check Check =>
        State switch
        {
            TimeStampState.Trusted => Verifying.Check.Passed(Name, Words),
            TimeStampState.NotTrusted => Verifying.Check.NotPossible(Name, Words),
            _ => Verifying.Check.Failed(Name, Words),
        };

    /// <param name="kept">The time stamp that this portal keeps for the file; null when it keeps none.</param>
    internal static FileTimeStamp Of(FoundStamp stamp, TimeStampTrust trust, ReadOnlyMemory<byte>? kept)
    {
        var isKept = kept is { } same && same.Span.SequenceEqual(stamp.Token.Span);
        return stamp.Check(trust) switch
        {
            TimeStampFinding.Damaged(var reason) => Damaged(reason),
            _ when !isKept && kept is { } other && TimeStamp.AreSameAnswer(other, stamp.Token) => Damaged(
                "It is the one that this portal keeps for the file, but with other bytes."
            ),
            TimeStampFinding.NotTrusted(var at, var by) => new FileTimeStamp(
                TimeStampState.NotTrusted,
                at,
                by,
                $"It says that the file existed at {Wording.Moment(at)}, according to {by}. But this portal does not trust that server, "
                    + "so it proves no time."
            ),
            TimeStampFinding.Proven(var at, var latest, var by) => new FileTimeStamp(
                TimeStampState.Trusted,
                at,
                by,
                $"The file existed at {Wording.Moment(at)}, according to {by}."
            )
            {
                SignedBy = latest,
                IsKept = isKept,
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static FileTimeStamp Damaged(string reason) => new(TimeStampState.Damaged, null, null, $"It proves nothing. {reason}");
}
