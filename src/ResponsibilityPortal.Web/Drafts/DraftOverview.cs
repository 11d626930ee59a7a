namespace ResponsibilityPortal.Web.Drafts;

/// <summary>The state of a draft for a list of drafts.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="Latest">Number of the latest version; 0 before the first.</param>
/// <param name="EditedCells">How many cells were edited since the latest version.</param>
/// <param name="IsRestructured">Whether rows, columns or texts were edited.</param>
/// <param name="IsReviewRequested">Whether a requested review is open.</param>
/// <param name="HasOffer">Whether a newer built-in matrix is offered.</param>
/// <param name="OpenComments">How many comments of the team are not resolved.</param>
/// <param name="OpenReports">How many problem reports of readers are open.</param>
/// <param name="LastEdit">The latest edit since the latest version; null when there is none.</param>
public sealed record DraftOverview(
    string Matrix,
    int Latest,
    int EditedCells,
    bool IsRestructured,
    bool IsReviewRequested,
    bool HasOffer,
    int OpenComments,
    int OpenReports,
    DraftEdit? LastEdit
)
{
    /// <summary>Whether the draft differs from the latest version.</summary>
    public bool HasChanges => Latest == 0 || EditedCells > 0 || IsRestructured;
}
