using System.ComponentModel;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>One difference between two versions.</summary>
internal sealed record ChangeText(
    [property: Description("Name of the column; null for a change of the whole.")] string? HostingModel,
    [property: Description("What differs, such as: accountable party.")] string What,
    string? Before,
    string? After
);
