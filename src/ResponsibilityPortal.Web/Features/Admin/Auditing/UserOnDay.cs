namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>An account as it was at the end of a day, according to the log.</summary>
/// <param name="Roles">In words.</param>
/// <param name="LastDay">The last day on which the account works; null if it doesn't end.</param>
public sealed record UserOnDay(string Name, string Email, string Roles, DateOnly? LastDay, bool IsDisabled);
