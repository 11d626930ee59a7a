namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>A word that was searched for in another spelling.</summary>
internal sealed record CorrectionV1(string Written, string Corrected);
