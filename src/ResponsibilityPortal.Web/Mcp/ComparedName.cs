namespace ResponsibilityPortal.Web.Mcp;

/// <summary>A deployment or hosting model that is compared.</summary>
internal sealed record ComparedName(string Slug, string Name);
