using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>What an edit makes of a matrix.</summary>
public abstract record ShapeResult
{
    private ShapeResult()
    {
    }

    /// <param name="Matrix">Keeps every rule of the format, and may have gaps.</param>
    /// <param name="Edit">What was done.</param>
    /// <param name="Turn">Whether that was the edit, its undo or its redo.</param>
    public sealed record Applied(Matrix Matrix, StructureChange Edit, EditTurn Turn = EditTurn.Done) : ShapeResult
    {
        /// <summary>The same as a sentence.</summary>
        public string Words => StructureSentence.Of(Edit, Turn);
    }

    /// <summary>It is so already.</summary>
    public sealed record Unchanged : ShapeResult;

    /// <summary>Somebody has changed what was to be edited.</summary>
    /// <param name="What">Which element, in words.</param>
    public sealed record Stale(string What) : ShapeResult
    {
        /// <summary>Its address in patches (<see cref="MatrixElements"/>); null for the draft as a whole.</summary>
        public string? Address { get; init; }
    }

    /// <summary>The edit takes away something else than was agreed to.</summary>
    public sealed record Unconfirmed(RemovalPreview Preview) : ShapeResult;

    public sealed record Invalid(ValueList<ShapeProblem> Problems) : ShapeResult;
}
