using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>What is answered to whoever has a file checked.</summary>
/// <param name="Headline">The verdict in one sentence.</param>
public sealed record Verification(Verdict Verdict, string Headline)
{
    /// <summary>What the verdict means, or what keeps it from being a better one; null when the headline says all.</summary>
    public string? Explanation { get; init; }

    /// <summary>Where the file differs from what it should be, each in words.</summary>
    public ValueList<string> Places { get; init; } = [];

    /// <summary>The version that the file holds, or that it names when it was altered; null when there is none here.</summary>
    public VersionStanding? Standing { get; init; }

    /// <summary>What was looked at, and what could not be.</summary>
    public ValueList<Check> Checks { get; init; } = [];
}
