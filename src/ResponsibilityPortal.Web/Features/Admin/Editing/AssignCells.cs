using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>A command to change cells of a draft: all of them, or none.</summary>
/// <param name="Matrix">Slug.</param>
public sealed record AssignCells(string Matrix, ValueList<AssignCell> Cells)
{
    /// <summary>
    /// The maximum number of cells that one command can edit; more than the largest matrix of the performance budgets has.
    /// </summary>
    public const int MaxCount = 10_000;

    /// <summary>Creates the same command for one cell.</summary>
    public static AssignCells One(string matrix, string responsibility, Assignment content, CellVersion seen) =>
        new(matrix, [new AssignCell(responsibility, content, seen)]);
}
