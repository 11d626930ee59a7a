using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>
/// The record of a published version: which content, after which version, when, by whom, why. The content itself is found by its hash.
/// Versions are numbered 1, 2, 3 ... and never change.
/// </summary>
public sealed record MatrixVersion
{
    public const int MessageMaxLength = 2_000;

    /// <summary>The format of the record that <see cref="VersionHash"/> is computed from.</summary>
    internal const string RecordFormat = "responsibility-matrix-version/1";

    /// <summary>The slug of the matrix.</summary>
    public required string Matrix { get; init; }

    public required int Number { get; init; }

    /// <summary>SHA-256 of the canonical bytes of the content. Restoring an earlier version repeats its hash.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The version hash of the version before; null for version 1.</summary>
    public required string? PreviousVersionHash { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When the version takes effect; not before <see cref="PublishedAt"/>.</summary>
    public required DateTimeOffset InForceFrom { get; init; }

    public required Actor PublishedBy { get; init; }

    /// <summary>Null when no user approved it, as for a matrix imported at first start.</summary>
    public required Actor? ApprovedBy { get; init; }

    /// <summary>Why the version was published.</summary>
    public required string Message { get; init; }

    /// <summary>Whether the content was imported, without a review on this instance.</summary>
    public bool IsImported => PublishedBy == Actor.Import;

    /// <summary>SHA-256 of the canonical record. It covers the number and the previous version, so it never repeats.</summary>
    public string VersionHash => Sha256Hash.Of(CanonicalJson.Serialize(ToRecord()));

    /// <summary>Returns the record as JSON. <see cref="VersionHash"/> is computed from its canonical bytes.</summary>
    public JsonObject ToRecord() =>
        new()
        {
            ["format"] = RecordFormat,
            ["matrix"] = Matrix,
            ["number"] = Number,
            ["contentHash"] = ContentHash,
            ["previousVersionHash"] = PreviousVersionHash,
            ["publishedAt"] = UtcInstant.Format(PublishedAt),
            ["inForceFrom"] = UtcInstant.Format(InForceFrom),
            ["publishedBy"] = ToJson(PublishedBy),
            ["approvedBy"] = ApprovedBy is null ? null : ToJson(ApprovedBy),
            ["message"] = Message,
        };

    private static JsonObject ToJson(Actor actor) => new() { ["id"] = actor.Id, ["name"] = actor.Name };
}
