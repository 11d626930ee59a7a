using System.ComponentModel;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>The earlier version of a comparison.</summary>
internal sealed record ComparedVersion(int Version, string PublishedAt, [property: Description("Its page.")] string Address);
