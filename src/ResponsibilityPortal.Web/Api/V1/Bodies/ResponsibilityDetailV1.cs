using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>Everything that a version says about one responsibility.</summary>
internal sealed record ResponsibilityDetailV1 : VersionedV1
{
    public required ResponsibilityV1 Responsibility { get; init; }

    [Description("The source in words, with the address, to put under a cited answer.")]
    public required string Citation { get; init; }

    public required string? Description { get; init; }

    [Description("What to know about the whole responsibility.")]
    public required string? Note { get; init; }

    [Description("The parties of the matrix, whose slugs the answers name.")]
    public required IReadOnlyList<PartyV1> Parties { get; init; }

    [Description("Related controls by framework.")]
    public required IReadOnlyList<ControlsV1> Controls { get; init; }

    [Description("The documents that support the responsibility as a whole. The answer for each column can have more.")]
    public required IReadOnlyList<SourceV1> Sources { get; init; }

    public required IReadOnlyList<LinkedResponsibilityV1> Related { get; init; }
}
