namespace ResponsibilityPortal.Web.Features.Auditing;

/// <summary>An account as it was at the end of a day, by the log.</summary>
/// <param name="Roles">In words.</param>
/// <param name="EndsOn">The day its account stops working; null for no end.</param>
public sealed record PersonOnDay(string Name, string Email, string Roles, string? EndsOn, bool IsDisabled);
