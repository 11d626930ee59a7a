using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>What is answered to someone who has a file checked.</summary>
/// <param name="Headline">The verdict in one sentence.</param>
public sealed record Verification(Verdict Verdict, string Headline)
{
    /// <summary>What the verdict means, or what keeps it from being a better one; null when the headline says all.</summary>
    public string? Explanation { get; init; }

    /// <summary>Whether every byte is as this portal gives it. An unchanged file that is not identical was only written in another form.</summary>
    public bool IsIdentical { get; init; }

    /// <summary>Where the file differs from what it should be, each in words.</summary>
    public ValueList<string> Places { get; init; } = [];

    /// <summary>The version that the file holds, or that it names when it was altered; null when there is none here.</summary>
    public VersionStanding? Standing { get; init; }

    /// <summary>How much of the version the file shows; null when only the file itself says so.</summary>
    public FileExtent? Extent { get; init; }

    /// <summary>The time stamp beside the signature; null when there is none that could be looked at.</summary>
    public FileTimeStamp? TimeStamp { get; init; }

    /// <summary>What was looked at, and what could not be.</summary>
    public ValueList<Check> Checks { get; init; } = [];

    /// <summary>
    /// Says of which version the file is and how much of it, in the headline too where that is certain: whoever reads one sentence must not
    /// take an extract for everything, or a superseded version for the one in force.
    /// </summary>
    public Verification WithStanding(VersionStanding? standing, FileExtent? extent) => this with
    {
        Standing = standing,
        Extent = extent,
        Headline = standing is null || Verdict is not (Verdict.Unchanged or Verdict.CannotTell) ? Headline
            : string.Join(' ', new[] { Headline, $"{standing.NameAndState}.", extent?.Words }.Where(part => part is not null)),
    };
}
