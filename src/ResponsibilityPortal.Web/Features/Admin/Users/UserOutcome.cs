using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>The outcome of a command about users.</summary>
public abstract record UserOutcome : IWriteOutcome<UserOutcome>
{
    private UserOutcome() { }

    public bool IsDone => this is Done or Invited;

    public static UserOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The command is done, now or earlier by the same operation. A link that was created earlier is not shown again.</summary>
    public sealed record Done : UserOutcome;

    /// <summary>No change. Nothing was recorded.</summary>
    public sealed record Unchanged : UserOutcome;

    /// <summary>A one-time link was created, for the administrator to pass on. It is shown only once.</summary>
    public sealed record Invited(Guid UserId, string Token, DateTimeOffset ExpiresAt) : UserOutcome;

    /// <summary>Another administrator has changed the user in the meantime.</summary>
    /// <param name="Current">The current rights of the user.</param>
    public sealed record Stale(UserRights Current) : UserOutcome;

    /// <summary>The command can't be carried out.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : UserOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : UserOutcome;
}
