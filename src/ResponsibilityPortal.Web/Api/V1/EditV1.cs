using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>Who edited a cell last, when, and why.</summary>
internal sealed record EditV1(
    ActorV1 By,
    [property: Description("UTC, to the millisecond: 2026-01-31T23:59:59.000Z.")] string At,
    [property: Description("The reason; null when there is none.")] string? Reason
);
