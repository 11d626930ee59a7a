using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>The outcome of a command about tokens.</summary>
public abstract record TokenOutcome : IWriteOutcome<TokenOutcome>
{
    private TokenOutcome() { }

    public bool IsDone => this is Done or Created;

    public static TokenOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>A token was created. It is shown only once.</summary>
    public sealed record Created(string Token, string Name, DateTimeOffset ExpiresAt) : TokenOutcome;

    /// <summary>The command is done, now or earlier by the same operation. A token that was created earlier is not shown again.</summary>
    public sealed record Done : TokenOutcome;

    /// <summary>The token was already invalid. Nothing was recorded.</summary>
    public sealed record Unchanged : TokenOutcome;

    /// <summary>The command can't be carried out.</summary>
    /// <param name="Problem">What is wrong and what to do.</param>
    public sealed record Invalid(string Problem) : TokenOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : TokenOutcome;
}
