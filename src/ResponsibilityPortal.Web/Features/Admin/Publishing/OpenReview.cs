using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>The review as a page shows it: the state of the draft that the user saw, and a newer state if there is one.</summary>
public sealed class OpenReview(DraftReviews reviews, PublishedMatrices published, TimeProvider clock, string matrix, Actor? who)
{
    /// <summary>Slug.</summary>
    public string Matrix => matrix;

    /// <summary>Null for users who aren't signed in. They can't see the review.</summary>
    public Actor? Who => who;

    /// <summary>The review of the shown draft; null if there is none that the user can see.</summary>
    public DraftReview? Shown { get; private set; }

    /// <summary>The changes in the shown draft.</summary>
    public DraftDifferences? Differences { get; private set; }

    /// <summary>The findings of the checks in the shown draft.</summary>
    public ReviewFindings? Findings { get; private set; }

    /// <summary>The current draft, if it was edited after the user saw it.</summary>
    public DraftReview? Newer { get; private set; }

    /// <summary>
    /// Reads the review again. If the draft was edited since, the shown state doesn't change until the user asks for the newer one.
    /// </summary>
    /// <param name="takesEdits">Whether to show the current draft in any case.</param>
    public async Task ReadAsync(bool takesEdits)
    {
        var now = who is null ? null : await reviews.OpenAsync(matrix, who, CancellationToken.None);
        if (takesEdits || now is null || Shown is null || now.Draft.ContentHash == Shown.Draft.ContentHash)
        {
            await ShowAsync(now);
        }
        else
        {
            Newer = now;
        }
    }

    /// <summary>Shows the newer state.</summary>
    public Task ShowNewerAsync() => ShowAsync(Newer);

    private async Task ShowAsync(DraftReview? review)
    {
        var differences = review is null
            ? null
            : await DraftDifferences.ReadAsync(review.Draft, published.Find(matrix), published, clock.GetUtcNow());
        var findings =
            review is null || !review.Draft.HasChanges
                ? null
                : new ReviewFindings(review, differences!.ToLatest, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        (Shown, Newer, Differences, Findings) = (review, null, differences, findings);
    }
}
