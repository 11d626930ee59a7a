using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>What trying to edit the rows, columns or texts of a draft can come to.</summary>
public abstract record ShapeOutcome : IWriteOutcome<ShapeOutcome>
{
    private ShapeOutcome()
    {
    }

    public bool IsDone => this is Shaped;

    public static ShapeOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The draft is as was wished, and the log says so.</summary>
    /// <param name="Words">What was done.</param>
    /// <param name="OperationId">By which it can be taken back.</param>
    public sealed record Shaped(string Words, Guid OperationId) : ShapeOutcome;

    /// <summary>It is so already; nothing was saved or recorded.</summary>
    public sealed record Unchanged : ShapeOutcome;

    /// <summary>Somebody has changed what was to be edited since the caller saw it. Nothing was saved.</summary>
    /// <param name="What">Which element, in words.</param>
    public sealed record Stale(string What) : ShapeOutcome
    {
        /// <summary>Who changed it last; null when the log does not say.</summary>
        public Actor? By { get; init; }
    }

    /// <summary>The edit takes away what nobody has agreed to yet. Nothing was saved; agree to the preview and send it again.</summary>
    public sealed record Unconfirmed(RemovalPreview Preview) : ShapeOutcome;

    /// <summary>The draft cannot be so.</summary>
    public sealed record Invalid(ValueList<ShapeProblem> Problems) : ShapeOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : ShapeOutcome;
}
