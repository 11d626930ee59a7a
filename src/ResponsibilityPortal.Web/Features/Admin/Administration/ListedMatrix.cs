using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Administration;

/// <summary>A matrix as the admin side lists it.</summary>
/// <param name="InForce">Null while nothing is in force.</param>
/// <param name="Review">What became of the review of the draft, and whether the draft is still what was reviewed; null without a review.</param>
internal sealed record ListedMatrix(string Slug, string Title, MatrixVersion? InForce, DraftOverview Draft, (ReviewState Review, bool IsSame)? Review)
{
    /// <summary>What the draft holds, in words.</summary>
    public string Standing
    {
        get
        {
            var changes = (Draft.Latest, Draft.EditedCells, Draft.IsReshaped) switch
            {
                (0, _, _) => "new, never published",
                (_, 0, false) => "no changes",
                (_, 0, true) => "structure edited",
                (_, var cells, var isReshaped) => $"{Wording.Count(cells, "cell", "cells")}{(isReshaped ? " and structure" : "")} edited",
            };
            var waiting = Draft.HasOffer ? ", a newer built-in matrix is offered" : "";
            return $"{changes}{waiting}";
        }
    }
}
