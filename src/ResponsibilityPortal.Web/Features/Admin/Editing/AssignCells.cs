using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The wish that cells of a draft say something else: all of them, or none.</summary>
/// <param name="Matrix">Slug.</param>
public sealed record AssignCells(string Matrix, ValueList<AssignCell> Cells)
{
    /// <summary>How many cells one command may edit; more than the largest matrix of the budgets has.</summary>
    public const int MaxCount = 10_000;

    /// <summary>The same wish for one cell.</summary>
    public static AssignCells One(string matrix, string responsibility, Assignment content, CellVersion seen) =>
        new(matrix, [new AssignCell(responsibility, content, seen)]);
}
