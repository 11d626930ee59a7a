using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>A responsibility where it stands in its matrix. Two rows are the same only if they are the same object.</summary>
public sealed class MatrixRow(Responsibility responsibility, ControlDomain domain, int position)
{
    public Responsibility Responsibility => responsibility;

    public ControlDomain Domain => domain;

    /// <summary>Its place among all rows, from 0.</summary>
    public int Position => position;
}
