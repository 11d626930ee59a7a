using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>The wish to add a person.</summary>
/// <param name="LastDay">The last day, UTC, on which the account works; auditors need one.</param>
public sealed record AddPerson(string Name, string Email, Roles Roles, DateOnly? LastDay);
