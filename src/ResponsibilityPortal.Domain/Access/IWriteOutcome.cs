namespace ResponsibilityPortal.Domain.Access;

/// <summary>
/// The outcomes of one kind of command: one case for each result of its own rules, and one for the refusals that all commands share.
/// </summary>
/// <typeparam name="TOutcome">The outcome itself.</typeparam>
public interface IWriteOutcome<TOutcome>
    where TOutcome : IWriteOutcome<TOutcome>
{
    /// <summary>Whether the command changed something. Otherwise nothing is saved and nothing is recorded.</summary>
    bool IsDone { get; }

    /// <summary>Returns the outcome that carries a shared refusal.</summary>
    static abstract TOutcome From(Refusal refusal);
}
