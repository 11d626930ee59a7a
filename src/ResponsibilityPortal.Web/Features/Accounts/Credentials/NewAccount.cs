using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>An account that credentials are created for.</summary>
/// <param name="Roles">The roles of the user. They decide which page opens after the setup.</param>
public sealed record NewAccount(Guid Id, string Name, string Email, Roles Roles = Roles.None);
