using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>A column of a matrix.</summary>
internal sealed record HostingModelV1(
    string Slug,
    string Name,
    [property: Description("The model in the reader's words.")] string? Label,
    [property: Description("What a reader must know about the whole column.")] string? Note,
    [property: Description("Slugs of the parties that exist in this model.")] IReadOnlyList<string> Parties
);
