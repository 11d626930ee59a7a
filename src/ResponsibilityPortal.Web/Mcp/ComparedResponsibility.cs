using System.ComponentModel;
using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>A responsibility on both sides of a comparison.</summary>
internal sealed record ComparedResponsibility(
    LinkedResponsibilityV1 Responsibility,
    [property: Description("Who is accountable on the first side.")] string Before,
    [property: Description("Who is accountable on the second side.")] string After
);
