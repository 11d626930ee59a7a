using System.ComponentModel;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The record of a published version.</summary>
internal sealed record VersionV1(
    [property: Description("Slug.")] string Matrix,
    int Number,
    [property: Description("SHA-256 of the canonical bytes of the content.")] string ContentHash,
    [property: Description("SHA-256 of the canonical record. No two versions have the same.")] string VersionHash,
    [property: Description("Version hash of the previous version; null for version 1.")] string? PreviousVersionHash,
    [property: Description("UTC.")] string PublishedAt,
    [property: Description("When the version takes effect, in UTC.")] string InForceFrom,
    ActorV1 PublishedBy,
    [property: Description("Null when no user approved the version.")] ActorV1? ApprovedBy,
    string Message,
    [property: Description(
        "The texts of the record that the PDF can show only as numbers: the message, and the names of publisher and approver."
    )]
        IReadOnlyList<NotPrintableV1> NotPrintable
)
{
    public static VersionV1 Of(MatrixVersion version) =>
        new(
            version.Matrix,
            version.Number,
            version.ContentHash,
            version.VersionHash,
            version.PreviousVersionHash,
            UtcInstant.Format(version.PublishedAt),
            UtcInstant.Format(version.InForceFrom),
            Of(version.PublishedBy),
            version.ApprovedBy is { } approver ? Of(approver) : null,
            version.Message,
            [.. Texts(version).Select(NotPrintableV1.Of).OfType<NotPrintableV1>()]
        );

    private static IEnumerable<PlacedText> Texts(MatrixVersion version) =>
        [
            new("the message", version.Message),
            new("the name of the publisher", version.PublishedBy.Name),
            .. version.ApprovedBy is { } approver ? new PlacedText[] { new("the name of the approver", approver.Name) } : [],
        ];

    private static ActorV1 Of(Actor actor) => new(actor.Id, actor.Name);
}
