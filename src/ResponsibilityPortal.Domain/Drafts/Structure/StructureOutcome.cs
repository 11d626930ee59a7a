using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>The outcomes of editing the structure of a draft.</summary>
public abstract record StructureOutcome : IWriteOutcome<StructureOutcome>
{
    private StructureOutcome() { }

    public bool IsDone => this is Edited;

    public static StructureOutcome From(Refusal refusal) => new NotDone(refusal);

    /// <summary>The draft has the requested structure, and the change is in the log.</summary>
    /// <param name="Words">The edit in words.</param>
    /// <param name="OperationId">The ID with which the edit can be undone.</param>
    public sealed record Edited(string Words, Guid OperationId) : StructureOutcome;

    /// <summary>The draft already has the requested structure. Nothing was saved or recorded.</summary>
    public sealed record Unchanged : StructureOutcome;

    /// <summary>Another user changed the element after the caller read it. Nothing was saved.</summary>
    /// <param name="What">The element, in words.</param>
    public sealed record Stale(string What) : StructureOutcome
    {
        /// <summary>The last editor; null when the log doesn't name one.</summary>
        public Actor? By { get; init; }
    }

    /// <summary>The edit removes more than was confirmed. Nothing was saved. Confirm the preview and send the edit again.</summary>
    public sealed record Unconfirmed(RemovalPreview Preview) : StructureOutcome;

    /// <summary>The requested structure is invalid.</summary>
    public sealed record Invalid(ValueList<StructureProblem> Problems) : StructureOutcome;

    /// <summary>The command was refused for a reason that all commands share.</summary>
    public sealed record NotDone(Refusal Refusal) : StructureOutcome;
}
