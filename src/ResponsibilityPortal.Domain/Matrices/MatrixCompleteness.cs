namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>Whether every cell has an accountable party. Drafts may have gaps; a version may not.</summary>
public static class MatrixCompleteness
{
    /// <summary>Every (responsibility, hosting model) without an accountable party, in the order of the matrix.</summary>
    public static ValueList<Gap> GapsIn(Matrix matrix) =>
    [
        .. from responsibility in matrix.Responsibilities
           from model in matrix.HostingModels
           where responsibility.In(model.Slug)?.Accountable is null
           select new Gap(responsibility.Slug, model.Slug),
    ];
}
