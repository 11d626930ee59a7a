using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>
/// The record of a published version: which content, after which version, when, by whom, why. The content itself is found
/// by its hash. Versions are numbered 1, 2, 3 ... and never change.
/// </summary>
public sealed record MatrixVersion
{
    public const int MessageMaxLength = 2_000;

    /// <summary>Names the form of the record that <see cref="VersionHash"/> is made over.</summary>
    internal const string RecordFormat = "responsibility-matrix-version/1";

    /// <summary>Slug of the matrix.</summary>
    public required string Matrix { get; init; }

    public required int Number { get; init; }

    /// <summary>SHA-256 of the canonical bytes of the content. A roll-back repeats an earlier one.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Version hash of the version before; null for version 1.</summary>
    public required string? PreviousVersionHash { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>From when the version holds; not before <see cref="PublishedAt"/>.</summary>
    public required DateTimeOffset InForceFrom { get; init; }

    public required Actor PublishedBy { get; init; }

    /// <summary>Null when nobody approved it, as for a matrix imported at first start.</summary>
    public required Actor? ApprovedBy { get; init; }

    /// <summary>Why the version was published.</summary>
    public required string Message { get; init; }

    /// <summary>Whether the content came in by import, without anybody's review on this instance.</summary>
    public bool IsImported => PublishedBy == Actor.Import;

    /// <summary>SHA-256 of the canonical record. It covers the number and the previous version, so it never repeats.</summary>
    public string VersionHash => Sha256Hash.Of(CanonicalJson.Serialize(ToRecord()));

    /// <summary>The record as JSON; its canonical bytes are what <see cref="VersionHash"/> is made over.</summary>
    public JsonObject ToRecord() => new()
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
