namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>Where the version that a file holds stands today.</summary>
/// <param name="Matrix">Slug of the matrix.</param>
/// <param name="State">Whether it is in force, in a sentence.</param>
/// <param name="Changes">What has changed since, or will, in a sentence; null when nothing is to be said.</param>
/// <param name="Comparison">The address of what changed, local; null when there is none.</param>
/// <param name="Address">The address of the version, local.</param>
public sealed record VersionStanding(string Matrix, string Title, int Number, string State, string? Changes, string? Comparison, string Address)
{
    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Title}, version {Number}");
}
