using System.Diagnostics;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>Describes the outcome of a command about a user.</summary>
internal static class UserWords
{
    /// <param name="name">Name of the user.</param>
    public static string Of(UserOutcome outcome, string name) =>
        outcome switch
        {
            UserOutcome.Invited => $"A one-time link for {name} was created.",
            UserOutcome.Done => $"{name} was changed.",
            UserOutcome.Unchanged => "Nothing was changed.",
            UserOutcome.Stale(var current) =>
                $"Another administrator changed {name} in the meantime; the roles are now: {RoleNames.Words(current.Roles)}. Nothing was "
                    + "saved. Cancel and check the current state.",
            UserOutcome.Invalid(var problem) => problem,
            UserOutcome.NotDone(var refusal) => RefusalWords.Of(refusal),
            _ => throw new UnreachableException(),
        };
}
