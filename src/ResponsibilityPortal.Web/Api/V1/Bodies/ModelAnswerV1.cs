using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>The parties of a duty in one hosting model.</summary>
internal sealed record ModelAnswerV1(
    [property: Description("Slug of the column.")] string Slug,
    [property: Description("Name of the column.")] string Name,
    [property: Description("Slug of the accountable party; null when it is not yet assessed, shared or not applicable.")]
        string? Accountable,
    [property: Description("Slugs of the parties that share accountability; empty for most cells.")]
        IReadOnlyList<string> JointlyAccountable,
    [property: Description("Why the duty is not applicable; null when it is applicable.")] string? NotApplicable,
    [property: Description("Slugs of the contributing parties.")] IReadOnlyList<string> Contributing,
    [property: Description("What each party does, by slug of the party.")] IReadOnlyDictionary<string, string> Notes,
    [property: Description("The documents that support this answer, in addition to those of the responsibility.")]
        IReadOnlyList<SourceV1> Sources
);
