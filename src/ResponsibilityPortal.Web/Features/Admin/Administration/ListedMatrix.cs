using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Administration;

/// <summary>A matrix in the list on the admin side.</summary>
/// <param name="InForce">Null while no version is in force.</param>
/// <param name="Announced">The latest version while it is not in force yet, with the date from which it will be.</param>
/// <param name="Review">The status of the review, and whether the draft is still the reviewed one; null without a review.</param>
public sealed record ListedMatrix(
    string Slug,
    string Title,
    MatrixVersion? InForce,
    MatrixVersion? Announced,
    DraftOverview Draft,
    (ReviewState Review, bool IsSame)? Review
)
{
    /// <summary>The state of the draft, in words.</summary>
    public string Standing
    {
        get
        {
            var changes = (Draft.Latest, Draft.EditedCells, Draft.IsRestructured) switch
            {
                (0, _, _) => "new, never published",
                (_, 0, false) => "no changes",
                (_, 0, true) => "structure edited",
                (_, var cells, var isRestructured) =>
                    $"{Wording.Count(cells, "cell", "cells")}{(isRestructured ? " and structure" : "")} edited",
            };
            var waiting = Draft.HasOffer ? ", a newer built-in matrix is offered" : "";
            return $"{changes}{waiting}";
        }
    }
}
