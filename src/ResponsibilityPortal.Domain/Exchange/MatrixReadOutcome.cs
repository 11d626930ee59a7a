using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>The outcome of reading a document: the complete matrix, or every problem in it. A document is never read partly.</summary>
public abstract record MatrixReadOutcome
{
    private MatrixReadOutcome() { }

    /// <param name="Matrix">The matrix in canonical order.</param>
    public sealed record Accepted(Matrix Matrix) : MatrixReadOutcome;

    public sealed record Refused(ValueList<MatrixProblem> Problems) : MatrixReadOutcome;
}
