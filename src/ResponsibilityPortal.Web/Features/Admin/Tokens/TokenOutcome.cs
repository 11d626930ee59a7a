using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>What a command about tokens came to.</summary>
public abstract record TokenOutcome : IWriteOutcome<TokenOutcome>
{
    private TokenOutcome()
    {
    }

    public bool IsDone => this is Done or Created;

    public static TokenOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>A token was made. It is shown this once.</summary>
    public sealed record Created(string Token, string Name, DateTimeOffset ExpiresAt) : TokenOutcome;

    /// <summary>It is done, now or by the same operation before. A token that was made before is not shown again.</summary>
    public sealed record Done : TokenOutcome;

    /// <summary>It opened nothing already; nothing was recorded.</summary>
    public sealed record Unchanged : TokenOutcome;

    /// <summary>It cannot be done as wished.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : TokenOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : TokenOutcome;
}
