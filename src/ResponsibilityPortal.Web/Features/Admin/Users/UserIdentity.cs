namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>The name and e-mail address of a user.</summary>
public sealed record UserIdentity(string Name, string Email);
