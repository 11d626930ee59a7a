using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Checks a JSON export. Its bytes or its content are those of a stored version, or it differs from the nearest version in places that are
/// listed.
/// </summary>
public sealed class JsonVerification(PublishedMatrices matrices, VersionStandings standings, TimeProvider clock)
{
    private const string Bytes = "Bytes";
    private const string Content = "Content";

    /// <summary>The number of versions, latest first, among which the nearest one is searched for.</summary>
    private const int ComparedMaxCount = 20;

    /// <summary>The number of bytes that a file must share with a version. All matrices begin with the same few words.</summary>
    private const int CommonMinBytes = 256;

    private const int PlacesMaxCount = 40;
    private const int ProblemsMaxCount = 5;

    /// <summary>Returns whether bytes begin like an export.</summary>
    public static bool IsJson(ReadOnlySpan<byte> bytes) =>
        (bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes).TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>Returns whether bytes at least end like an export. The beginning can have been changed.</summary>
    public static bool EndsAsJson(ReadOnlySpan<byte> bytes) => bytes.TrimEnd(" \t\r\n"u8) is [.., (byte)'}'];

    public async Task<Verification> VerifyAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var hash = Sha256Hash.Of(file.Span);
        if (Find(hash) is var (version, versions))
        {
            var standing = await standings.OfAsync(version, versions);
            return new Verification(Verdict.Unchanged, "Unchanged: these are exactly the bytes that this portal exports.")
            {
                IsIdentical = true,
                Explanation = Repeats(version, versions),
                Checks = [Check.Passed(Bytes, $"The SHA-256 of the file is the content hash of version {version.Number} ({hash}).")],
            }.WithStanding(standing, await ExtentAsync(version));
        }

        var bytes = Check.Failed(Bytes, $"No version of this portal has these bytes (SHA-256 {hash}).");
        return await ReadAsync(file, cancellationToken) switch
        {
            MatrixReadOutcome.Accepted(var matrix) => await CompareAsync(matrix, bytes, cancellationToken),
            MatrixReadOutcome.Refused(var problems) => await UnreadAsync(
                file,
                [
                    bytes,
                    Check.NotPossible(
                        Content,
                        $"The file cannot be read, so its content cannot be compared. {string.Join(" ", problems.Take(ProblemsMaxCount))}"
                    ),
                ],
                cancellationToken
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>
    /// Reads on a separate thread. The runtime's JSON reader takes memory from a pool that keeps arrays for each thread, here of up to 16
    /// MB. They are released with the thread.
    /// </summary>
    private static Task<MatrixReadOutcome> ReadAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => MatrixReader.Read(file, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    /// <summary>
    /// Returns the result for a file that can't be read as a matrix. It can still consist mostly of the bytes of a version, for example
    /// when it was cut short or a bracket was changed.
    /// </summary>
    private async Task<Verification> UnreadAsync(ReadOnlyMemory<byte> file, ValueList<Check> checks, CancellationToken cancellationToken)
    {
        if (await MostlyAsync(file, cancellationToken) is not var (version, versions))
        {
            return new Verification(
                Verdict.NotOurs,
                "Nothing shows that this portal made this file: it cannot be read as a responsibility matrix."
            )
            {
                Checks = checks,
            };
        }

        var standing = await standings.OfAsync(version, versions);
        return new Verification(
            Verdict.Altered,
            $"Altered: the file can no longer be read as a responsibility matrix, but most of it is {standing.Name}."
        )
        {
            Explanation =
                "The beginning and the end of the file are those of that version. Between them, bytes differ, are missing or were added.",
            Standing = standing,
            Checks = checks,
        };
    }

    /// <summary>
    /// Returns the version that shares the most bytes with a file, counted from the beginning and from the end; null when that is less than
    /// half of the file.
    /// </summary>
    private async Task<(MatrixVersion Version, PublishedVersions Versions)?> MostlyAsync(
        ReadOnlyMemory<byte> file,
        CancellationToken cancellationToken
    )
    {
        (MatrixVersion Version, PublishedVersions Versions)? nearest = null;
        var most = Math.Max(file.Length / 2, CommonMinBytes);
        foreach (var versions in matrices.All)
        {
            foreach (var version in versions.All.Reverse().Take(ComparedMaxCount))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (
                    await matrices.LoadAsync(version) is VersionContent.Intact(var published)
                    && InCommon(file.Span, published.Content.Span) is var common
                    && common > most
                )
                {
                    (most, nearest) = (common, (version, versions));
                }
            }
        }

        return nearest;
    }

    private static int InCommon(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var before = one.CommonPrefixLength(other);
        var most = Math.Min(one.Length, other.Length) - before;
        var behind = 0;
        while (behind < most && one[^(behind + 1)] == other[^(behind + 1)])
        {
            behind++;
        }

        return before + behind;
    }

    /// <summary>
    /// Compares the content. Unchanged content can be in another form, for example with line breaks or with its keys in another order.
    /// </summary>
    private async Task<Verification> CompareAsync(Matrix matrix, Check bytes, CancellationToken cancellationToken)
    {
        if (Find(Sha256Hash.Of(MatrixWriter.Write(matrix))) is var (version, versions))
        {
            var standing = await standings.OfAsync(version, versions);
            return new Verification(Verdict.Unchanged, "Unchanged: the content is the same, but the file was reformatted.")
            {
                Explanation = "A program wrote the same content in another form, for example with line breaks.",
                Checks = [bytes, Check.Passed(Content, $"In canonical form the file has the content hash of version {version.Number}.")],
            }.WithStanding(standing, await ExtentAsync(version));
        }

        if (
            matrices.Find(matrix.Slug) is not { } known
            || await NearestAsync(matrix, known, cancellationToken) is not var (nearest, differences)
        )
        {
            return new Verification(Verdict.NotOurs, $"Not a file of this portal: the portal has no matrix “{matrix.Slug}”.")
            {
                Checks = [bytes, Check.NotPossible(Content, "There is nothing to compare it with.")],
            };
        }

        return new Verification(Verdict.Altered, $"Altered: no version of the matrix “{matrix.Slug}” has this content.")
        {
            Explanation = $"Version {nearest.Number} is the most similar. The differences are listed below.",
            Places = differences,
            Standing = await standings.OfAsync(nearest, known),
            Checks =
            [
                bytes,
                Check.Failed(Content, $"Its content was compared with up to {ComparedMaxCount} versions of the matrix; none is the same."),
            ],
        };
    }

    /// <summary>A JSON export always contains the complete version.</summary>
    private async Task<FileExtent?> ExtentAsync(MatrixVersion version) =>
        await matrices.LoadAsync(version) is VersionContent.Intact(var published) ? FileExtent.Complete(published) : null;

    private async Task<(MatrixVersion Version, ValueList<string> Differences)?> NearestAsync(
        Matrix matrix,
        PublishedVersions versions,
        CancellationToken cancellationToken
    )
    {
        (MatrixVersion Version, ValueList<string> Differences)? nearest = null;
        foreach (var version in versions.All.Reverse().Take(ComparedMaxCount))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await matrices.LoadAsync(version) is VersionContent.Intact(var published))
            {
                var differences = DifferencesOf(published.Matrix, matrix);
                if (nearest is null || differences.Count < nearest.Value.Differences.Count)
                {
                    nearest = (version, differences);
                }
            }
        }

        return nearest is var (found, places)
            ? (found, places.Count > PlacesMaxCount ? [.. places.Take(PlacesMaxCount), $"{places.Count - PlacesMaxCount} more"] : places)
            : null;
    }

    private static ValueList<string> DifferencesOf(Matrix published, Matrix file)
    {
        var comparison = new VersionComparison(published, file, published.ReadersParty);
        var rows = comparison
            .BecomeYours.Concat(comparison.LeaveYou)
            .Concat(comparison.BecomeYoursAlone)
            .Concat(comparison.BecomeJointlyYours)
            .Concat(comparison.MoveBetweenOthers)
            .Concat(comparison.ChangeContributors)
            .Concat(comparison.ChangeWording);
        var places = rows.DistinctBy(row => row.Row.Slug)
            .SelectMany(row =>
                row.Changes.Select(change =>
                    $"“{row.Row.Title}”: {(change.HostingModel is null ? "" : $"{change.HostingModel}, ")}{change.WhatIn(file)}"
                )
            )
            .Concat(comparison.Added.Select(row => $"the row “{row.Title}” was added"))
            .Concat(comparison.Retired.Select(row => $"the row “{row.Title}” is missing"))
            .Concat(comparison.AddedModels.Select(model => $"the {comparison.ColumnKind.Singular} {model.Name} was added"))
            .Concat(comparison.RemovedModels.Select(model => $"the {comparison.ColumnKind.Singular} {model.Name} is missing"))
            .Concat(comparison.Moved.Select(row => $"“{row.Row.Title}”: {row.Changes[0].What}"))
            .Concat(comparison.MatrixChanges.Select(change => change.WhatIn(file)))
            .ToValueList();
        return places.Count > 0 ? places : ["the order of its parts"];
    }

    /// <summary>
    /// Returns the version with a content hash. If the content was published more than once, prefers the version in force, then the latest.
    /// </summary>
    private (MatrixVersion Version, PublishedVersions Versions)? Find(string contentHash)
    {
        var now = clock.GetUtcNow();
        foreach (var versions in matrices.All)
        {
            var same = versions.All.Where(version => version.ContentHash == contentHash).ToList();
            if (same.Count > 0)
            {
                var inForce = versions.InForceAt(now)?.Number;
                return (same.Find(version => version.Number == inForce) ?? same[^1], versions);
            }
        }

        return null;
    }

    private static string? Repeats(MatrixVersion version, PublishedVersions versions)
    {
        var others = versions
            .All.Where(other => other.ContentHash == version.ContentHash && other.Number != version.Number)
            .Select(other => other.Number)
            .ToList();
        return others.Count == 0 ? null : $"The same content was also published as version {string.Join(" and ", others)}.";
    }
}
