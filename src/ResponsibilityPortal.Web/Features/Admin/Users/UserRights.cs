using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>The roles of a user, and how long the account works.</summary>
/// <param name="LastDay">The last day, UTC, on which the account works; null if it doesn't end. Auditors need one.</param>
/// <param name="IsDisabled">Whether an administrator has disabled the account, although its last day has not passed.</param>
public sealed record UserRights(Roles Roles, DateOnly? LastDay, bool IsDisabled);
