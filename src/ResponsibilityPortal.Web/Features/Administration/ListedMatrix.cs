using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Web.Features.Administration;

/// <summary>A matrix as the admin side lists it.</summary>
/// <param name="InForce">Null while nothing is in force.</param>
internal sealed record ListedMatrix(string Slug, string Title, MatrixVersion? InForce, DraftOverview Draft)
{
    /// <summary>What the draft holds, in words.</summary>
    public string Standing
    {
        get
        {
            var changes = Draft.EditedCells == 0 && !Draft.IsReshaped ? "as published"
                : Draft.IsReshaped ? "rows, columns or texts edited"
                : $"{Wording.Count(Draft.EditedCells, "cell", "cells")} edited";
            var waiting = string.Concat(Draft.IsReviewAsked ? ", review asked for" : "", Draft.HasOffer ? ", a newer built-in matrix is offered" : "");
            return $"{changes}{waiting}";
        }
    }
}
