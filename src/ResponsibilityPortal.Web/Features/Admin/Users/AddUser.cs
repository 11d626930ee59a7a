using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>A command to add a user.</summary>
/// <param name="LastDay">The last day, UTC, on which the account works; auditors need one.</param>
public sealed record AddUser(string Name, string Email, Roles Roles, DateOnly? LastDay);
