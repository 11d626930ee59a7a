using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>Says what a command about a user came to.</summary>
internal static class PeopleWords
{
    /// <param name="name">Of the user.</param>
    public static string Of(PeopleOutcome outcome, string name) => outcome switch
    {
        PeopleOutcome.Invited => $"A one-time link for {name} was made.",
        PeopleOutcome.Done => $"{name} was changed.",
        PeopleOutcome.Unchanged => "Nothing was changed.",
        PeopleOutcome.Stale(var current) =>
            $"Another administrator changed {name} in the meantime; the roles are now: {RoleNames.Words(current.Roles)}. Nothing was saved. Cancel and check the current state.",
        PeopleOutcome.Invalid(var problem) => problem,
        PeopleOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
        _ => throw new UnreachableException(),
    };
}
