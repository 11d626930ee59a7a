namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The result of an edit, in words.</summary>
/// <param name="IsProblem">Whether something that the user requested was not done.</param>
public sealed record EditReport(string Message, bool IsProblem = false)
{
    /// <summary>Cells that another editor has changed in the meantime, each with the content that the user wanted to save.</summary>
    public IReadOnlyList<CellConflict> Conflicts { get; init; } = [];
}
