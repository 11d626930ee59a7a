namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>One difference between a row in two versions.</summary>
/// <param name="HostingModel">Name of the column, or null when the row as a whole is meant.</param>
/// <param name="What">What is different: "accountable party", "note of Customer", "title" ...</param>
/// <param name="Before">The earlier text; null when there was none.</param>
/// <param name="After">The later text; null when there is none.</param>
/// <param name="MovesOwnership">Whether somebody became or ceased to be accountable.</param>
public sealed record ResponsibilityChange(string? HostingModel, string What, string? Before, string? After, bool MovesOwnership);
