namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>The wish to change what a person may do, or to correct name and e-mail address.</summary>
/// <param name="Seen">What the actor saw when deciding; when it is something else by now, nothing is changed.</param>
/// <param name="SeenIdentity">Name and address that the actor saw; null when they are not to be changed.</param>
/// <param name="WantedIdentity">Name and address as they should be; null when they are not to be changed.</param>
public sealed record ChangePerson(
    Guid Id, PersonRights Seen, PersonRights Wanted, PersonIdentity? SeenIdentity = null, PersonIdentity? WantedIdentity = null);
