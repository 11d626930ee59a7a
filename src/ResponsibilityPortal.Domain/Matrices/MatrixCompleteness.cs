namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// The rule that every cell of a version is assessed: it says who is accountable, alone or jointly, or that the duty is not applicable.
/// Cells of drafts need not.
/// </summary>
public static class MatrixCompleteness
{
    /// <summary>Returns every cell that is not yet assessed, in the order of the matrix.</summary>
    public static ValueList<Gap> GapsIn(Matrix matrix) =>
        [
            .. from responsibility in matrix.Responsibilities
            from model in matrix.HostingModels
            where responsibility.In(model.Slug) is not { IsAssessed: true }
            select new Gap(responsibility.Slug, model.Slug),
        ];
}
