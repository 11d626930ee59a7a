using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>For whom credentials are made.</summary>
/// <param name="Roles">What the user may do; decides where they go on after signing up.</param>
public sealed record NewAccount(Guid Id, string Name, string Email, Roles Roles = Roles.None);
