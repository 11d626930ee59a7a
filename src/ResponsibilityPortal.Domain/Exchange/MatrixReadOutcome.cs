using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>What reading a document gives: the whole matrix, or every problem found in it. Nothing is half-read.</summary>
public abstract record MatrixReadOutcome
{
    private MatrixReadOutcome()
    {
    }

    /// <param name="Matrix">The matrix in canonical order.</param>
    public sealed record Accepted(Matrix Matrix) : MatrixReadOutcome;

    public sealed record Refused(ValueList<MatrixProblem> Problems) : MatrixReadOutcome;
}
