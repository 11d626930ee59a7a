using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Published;

/// <summary>The result of looking for a version that a program names.</summary>
public abstract record VersionLookup
{
    private VersionLookup() { }

    /// <param name="Version">The named version, or the one in force.</param>
    public sealed record Found(PublishedVersions Versions, MatrixVersion InForce, MatrixVersion Version) : VersionLookup;

    /// <summary>There is no version to answer from.</summary>
    /// <param name="Sentence">What is missing, and what there is instead.</param>
    /// <param name="Matrices">The slugs to choose from. Empty when the matrix exists.</param>
    public sealed record Missing(string Sentence, ValueList<string> Matrices) : VersionLookup
    {
        /// <summary>Whether the matrix exists and has no version of that number.</summary>
        public bool IsVersion { get; init; }
    }

    internal static Missing NoMatrix(string matrix, ValueList<string> known) =>
        new(
            known.Count == 0
                ? "This portal has not published a matrix."
                : $"There is no published matrix {matrix}. This portal has: {string.Join(", ", known)}.",
            known
        );

    internal static Missing NoChoice(ValueList<string> known) =>
        new(
            known.Count == 0 ? "This portal has not published a matrix." : $"Name one of the matrices: {string.Join(", ", known)}.",
            known
        );

    internal static Missing NotYet(PublishedVersions versions) =>
        new(
            versions.All.Where(version => versions.WithdrawnAt(version) is null).Select(versions.InForceFrom).ToList()
                is { Count: > 0 } dates
                ? $"The matrix {versions.Matrix} is not yet in force. Its first version applies from {Wording.Moment(dates.Min())}."
                : $"The matrix {versions.Matrix} is not in force. Its announced version was withdrawn.",
            []
        );

    internal static Missing NoVersion(PublishedVersions versions) =>
        new($"The matrix {versions.Matrix} has {versions.NumbersInWords}.", []) { IsVersion = true };
}
