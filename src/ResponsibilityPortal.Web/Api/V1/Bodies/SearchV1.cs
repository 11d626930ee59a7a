using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>What a search found in a version.</summary>
internal sealed record SearchV1 : VersionedV1
{
    [Description("What was searched for.")]
    public required string Question { get; init; }

    [Description("The best results, best first. Empty only when nothing is near.")]
    public required IReadOnlyList<SearchResultV1> Results { get; init; }

    [Description("How many responsibilities were found in all.")]
    public required int Total { get; init; }

    [Description("The controls that the question names.")]
    public required IReadOnlyList<NamedControlV1> Controls { get; init; }

    [Description("Identifiers in the question that look like controls and that no responsibility is mapped to.")]
    public required IReadOnlyList<string> UnknownControls { get; init; }

    [Description("Words that the matrix doesn't have, and those that were searched for instead.")]
    public required IReadOnlyList<CorrectionV1> Corrections { get; init; }

    [Description("Whom to ask what the matrix doesn't answer.")]
    public required string? Contact { get; init; }
}
