using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>The current state of the version that a file contains.</summary>
/// <param name="Matrix">Slug of the matrix.</param>
/// <param name="State">Whether it is in force.</param>
/// <param name="StateInWords">The same in a sentence.</param>
/// <param name="SupersededBy">Number of the version in force that replaced it; null when none did.</param>
/// <param name="Changes">What has changed since, or will change, in a sentence; null when there is nothing to say.</param>
/// <param name="Comparison">The local address of the comparison that shows these changes; null when there is none.</param>
/// <param name="Address">The local address of the version.</param>
public sealed record VersionStanding(
    string Matrix,
    string Title,
    int Number,
    VersionState State,
    string StateInWords,
    int? SupersededBy,
    string? Changes,
    string? Comparison,
    string Address
)
{
    /// <summary>The state as a fixed value for programs: "in-force", "superseded", "announced" or "never-in-force".</summary>
    public string StateForPrograms =>
        State switch
        {
            VersionState.InForce => "in-force",
            VersionState.Superseded => "superseded",
            VersionState.Announced => "announced",
            _ => "never-in-force",
        };

    /// <summary>"YugabyteDB, version 1, superseded by version 3"</summary>
    public string NameAndState =>
        State switch
        {
            VersionState.InForce => $"{Name}, in force",
            VersionState.Superseded => $"{Name}, superseded by version {SupersededBy}",
            VersionState.Announced => $"{Name}, announced and not yet in force",
            _ => $"{Name}, never in force",
        };

    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Title}, version {Number}");
}
