using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>A responsibility that differs between two versions.</summary>
internal sealed record ChangedResponsibility(LinkedResponsibilityV1 Responsibility, IReadOnlyList<ChangeText> Changes);
