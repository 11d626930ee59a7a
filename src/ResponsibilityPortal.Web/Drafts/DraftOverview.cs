namespace ResponsibilityPortal.Web.Drafts;

/// <summary>What stands in a draft, as a list of drafts says it.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="Latest">Number of the latest version; 0 when nothing was published.</param>
/// <param name="EditedCells">How many cells were edited since.</param>
/// <param name="IsReshaped">Whether rows, columns or texts were edited.</param>
/// <param name="IsReviewAsked">Whether somebody waits for a review.</param>
/// <param name="HasOffer">Whether a newer built-in matrix waits to be looked at.</param>
public sealed record DraftOverview(string Matrix, int Latest, int EditedCells, bool IsReshaped, bool IsReviewAsked, bool HasOffer);
