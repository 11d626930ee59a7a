namespace ResponsibilityPortal.Web.Features.People;

/// <summary>The wish to change what a person may do.</summary>
/// <param name="Seen">What the actor saw when deciding; when it is something else by now, nothing is changed.</param>
public sealed record ChangePerson(Guid Id, PersonRights Seen, PersonRights Wanted);
