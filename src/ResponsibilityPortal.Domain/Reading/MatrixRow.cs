using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>A responsibility and its position in a matrix. Two rows are equal only if they are the same object.</summary>
public sealed class MatrixRow(Responsibility responsibility, ControlDomain domain, int position)
{
    public Responsibility Responsibility => responsibility;

    public ControlDomain Domain => domain;

    /// <summary>The position among all rows, from 0.</summary>
    public int Position => position;
}
