using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>A document that supports an answer.</summary>
internal sealed record SourceV1(
    string Title,
    string Url,
    [property: Description("The day on which the claim was last found there, as 2026-01-31.")] string? CheckedOn
);
