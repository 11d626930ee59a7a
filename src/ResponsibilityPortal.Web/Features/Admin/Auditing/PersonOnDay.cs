namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>An account as it was at the end of a day, by the log.</summary>
/// <param name="Roles">In words.</param>
/// <param name="LastDay">The last day on which the account works; null for no end.</param>
public sealed record PersonOnDay(string Name, string Email, string Roles, DateOnly? LastDay, bool IsDisabled);
