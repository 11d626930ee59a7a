using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>What a person may do, and for how long.</summary>
/// <param name="LastDay">The last day, UTC, on which the account works; auditors need one; null for no end.</param>
/// <param name="IsDisabled">Whether the account does not work although its time is not over.</param>
public sealed record PersonRights(Roles Roles, DateOnly? LastDay, bool IsDisabled);
