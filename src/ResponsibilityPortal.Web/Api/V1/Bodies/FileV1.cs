using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>A version as a file in one format.</summary>
internal sealed record FileV1(
    [property: Description("The end of the address, which names the format.")] string Format,
    [property: Description("Name of the format.")] string Name,
    [property: Description("The content type of the file.")] string MediaType,
    [property: Description("Whether the file has only what the filters show. Other files have the whole version.")] bool FollowsFilters,
    [property: Description("Where to download it; null when the matrix doesn't fit the format.")] string? Address,
    [property: Description("Why there is no such file; null when there is one.")] string? Problem,
    [property: Description("What the file can't carry; empty when nothing is lost.")] IReadOnlyList<LossV1> Losses
);
