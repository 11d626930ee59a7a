using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>Where the version that a file holds stands today.</summary>
/// <param name="Matrix">Slug of the matrix.</param>
/// <param name="State">Whether it is in force.</param>
/// <param name="StateInWords">The same in a sentence.</param>
/// <param name="SupersededBy">Number of the version in force that took its place; null when none did.</param>
/// <param name="Changes">What has changed since, or will, in a sentence; null when nothing is to be said.</param>
/// <param name="Comparison">The address of what changed, local; null when there is none.</param>
/// <param name="Address">The address of the version, local.</param>
public sealed record VersionStanding(string Matrix, string Title, int Number, VersionState State, string StateInWords, int? SupersededBy, string? Changes, string? Comparison, string Address)
{
    /// <summary>As a fixed value for programs: "in-force", "superseded", "announced" or "never-in-force".</summary>
    public string StateForPrograms => State switch
    {
        VersionState.InForce => "in-force",
        VersionState.Superseded => "superseded",
        VersionState.Announced => "announced",
        _ => "never-in-force",
    };

    /// <summary>"YugabyteDB, version 1, superseded by version 3"</summary>
    public string NameAndState => State switch
    {
        VersionState.InForce => $"{Name}, in force",
        VersionState.Superseded => $"{Name}, superseded by version {SupersededBy}",
        VersionState.Announced => $"{Name}, announced and not yet in force",
        _ => $"{Name}, never in force",
    };

    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Title}, version {Number}");
}
