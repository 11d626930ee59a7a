namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>A one-time link that the page shows until the administrator has passed it on.</summary>
public sealed record ShownLink(string Name, UserOutcome.Invited Invited);
