using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Publishing;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The wish to publish a draft. It describes the body, which <see cref="PublicationFormat"/> reads.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PublicationV1
{
    [Description("Number of the latest version you know; 0 before the first.")]
    public required int BasedOn { get; init; }

    [Description("Why the version is published, for readers.")]
    [MaxLength(MatrixVersion.MessageMaxLength)]
    public required string Message { get; init; }

    [Description("From when the version is to hold, in UTC as 2026-01-31T23:59:59Z; left out, or past, for now.")]
    public string? InForceFrom { get; init; }

    [Description("Why somebody else becomes accountable, for cells whose edits do not say.")]
    [MaxLength(Change.ReasonMaxLength)]
    public string? MoveReason { get; init; }
}
