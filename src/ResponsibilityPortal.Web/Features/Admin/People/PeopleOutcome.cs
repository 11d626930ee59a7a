using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>What a command about people came to.</summary>
public abstract record PeopleOutcome : IWriteOutcome<PeopleOutcome>
{
    private PeopleOutcome()
    {
    }

    public bool IsDone => this is Done or Invited;

    public static PeopleOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>It is done, now or by the same operation before. A link that was made before is not shown again.</summary>
    public sealed record Done : PeopleOutcome;

    /// <summary>It is as was wished already; nothing was recorded.</summary>
    public sealed record Unchanged : PeopleOutcome;

    /// <summary>A one-time link was made, to be passed on. It is shown this once.</summary>
    public sealed record Invited(Guid PersonId, string Token, DateTimeOffset ExpiresAt) : PeopleOutcome;

    /// <summary>Somebody has changed the person in the meantime.</summary>
    /// <param name="Current">What holds now.</param>
    public sealed record Stale(PersonRights Current) : PeopleOutcome;

    /// <summary>It cannot be done as wished.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : PeopleOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : PeopleOutcome;
}
