namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>What an act in the editor came to, in words.</summary>
/// <param name="IsProblem">Whether something was not done that was wished.</param>
public sealed record EditReport(string Message, bool IsProblem = false)
{
    /// <summary>Cells that somebody else edited in the meantime, each with what was wished for it.</summary>
    public IReadOnlyList<CellConflict> Conflicts { get; init; } = [];
}
