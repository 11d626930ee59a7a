namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>A one-time link that is on the page until the administrator has passed it on.</summary>
internal sealed record ShownLink(string Name, PeopleOutcome.Invited Invited);
