namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>What a user is called and signs in with.</summary>
public sealed record PersonIdentity(string Name, string Email);
