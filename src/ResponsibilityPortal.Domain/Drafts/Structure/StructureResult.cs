using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>The result of applying an edit to a matrix.</summary>
public abstract record StructureResult
{
    private StructureResult() { }

    /// <param name="Matrix">Follows every rule of the format, and may have unassessed cells.</param>
    /// <param name="Edit">The edit.</param>
    /// <param name="Turn">Whether this was the edit, its undo or its redo.</param>
    public sealed record Applied(Matrix Matrix, StructureChange Edit, EditDirection Turn = EditDirection.Done) : StructureResult
    {
        /// <summary>The edit as a sentence.</summary>
        public string Words => StructureSentence.Of(Edit, Turn, Matrix.ColumnKind);
    }

    /// <summary>The matrix already has the requested content.</summary>
    public sealed record Unchanged : StructureResult;

    /// <summary>Another user changed the element.</summary>
    /// <param name="What">The element, in words.</param>
    public sealed record Stale(string What) : StructureResult
    {
        /// <summary>The address in patches (<see cref="MatrixElements"/>); null for the complete draft.</summary>
        public string? Address { get; init; }
    }

    /// <summary>The edit removes something that was not confirmed.</summary>
    public sealed record Unconfirmed(RemovalPreview Preview) : StructureResult;

    public sealed record Invalid(ValueList<StructureProblem> Problems) : StructureResult;
}
