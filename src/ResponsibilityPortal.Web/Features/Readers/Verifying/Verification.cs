using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>The result of checking a file, as readers and programs get it.</summary>
/// <param name="Headline">The verdict in one sentence.</param>
public sealed record Verification(Verdict Verdict, string Headline)
{
    /// <summary>What the verdict means, or what prevents a better one; null when the headline is enough.</summary>
    public string? Explanation { get; init; }

    /// <summary>
    /// Whether every byte is as this portal exports it. An unchanged file that is not identical was only written in another form.
    /// </summary>
    public bool IsIdentical { get; init; }

    /// <summary>The places where the file differs from what it should be, each in words.</summary>
    public ValueList<string> Places { get; init; } = [];

    /// <summary>The version that the file contains, or that an altered file names; null when this portal has no such version.</summary>
    public VersionStanding? Standing { get; init; }

    /// <summary>How much of the version the file shows; null when only the file itself says so.</summary>
    public FileExtent? Extent { get; init; }

    /// <summary>The time stamp next to the signature; null when there is none that could be checked.</summary>
    public FileTimeStamp? TimeStamp { get; init; }

    /// <summary>The checks, including those that were not possible.</summary>
    public ValueList<Check> Checks { get; init; } = [];

    /// <summary>
    /// Adds which version the file contains and how much of it, also to the headline where that is certain. Readers of the headline alone
    /// must not take an extract for the complete version, or a superseded version for the one in force.
    /// </summary>
    public Verification WithStanding(VersionStanding? standing, FileExtent? extent) =>
        this with
        {
            Standing = standing,
            Extent = extent,
            Headline =
                standing is null || Verdict is not (Verdict.Unchanged or Verdict.CannotTell)
                    ? Headline
                    : string.Join(' ', new[] { Headline, $"{standing.NameAndState}.", extent?.Words }.Where(part => part is not null)),
        };
}
