using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>The review as a page shows it: the state of the draft that the user saw, and a newer one once there is one.</summary>
public sealed class OpenReview(DraftReviews reviews, PublishedMatrices published, TimeProvider clock, string matrix, Actor? who)
{
    /// <summary>Slug.</summary>
    public string Matrix => matrix;

    /// <summary>Null for users who aren't signed in, to whom there is nothing to show.</summary>
    public Actor? Who => who;

    /// <summary>The review of the draft as shown; null when there is none to see.</summary>
    public DraftReview? Shown { get; private set; }

    /// <summary>What the draft as shown changes.</summary>
    public DraftDifferences? Differences { get; private set; }

    /// <summary>The draft as it is now, when it was edited after the user saw it.</summary>
    public DraftReview? Newer { get; private set; }

    /// <summary>Reads the review again. A draft that was edited since isn't put under the user's hand: they say when they look at it.</summary>
    /// <param name="takesEdits">Whether to show the draft as it is now in any case.</param>
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
        var differences = review is null ? null : await DraftDifferences.ReadAsync(review.Draft, published.Find(matrix), published, clock.GetUtcNow());
        (Shown, Newer, Differences) = (review, null, differences);
    }
}
