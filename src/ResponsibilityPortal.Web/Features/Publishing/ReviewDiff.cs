using ResponsibilityPortal.Domain.Comparing;
using ResponsibilityPortal.Domain.Drafting;

namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>What a draft would change against the latest version, in the order in which reviewers want to see it: ownership first.</summary>
public sealed class ReviewDiff
{
    public ReviewDiff(DraftSnapshot draft)
    {
        var frame = draft.Frame;
        if (frame.Published is not { } published)
        {
            Rows = [];
            return;
        }

        Comparison = new VersionComparison(published, draft.Content, draft.Content.ReadersParty);
        Rows =
        [
            .. Named("Accountability moves", Comparison.BecomeYours.Concat(Comparison.LeaveYou).Concat(Comparison.MoveBetweenOthers).DistinctBy(row => row.Row.Slug)),
            .. Named("Same accountable party, other contributors", Comparison.ChangeContributors),
            .. Named("Only in other words", Comparison.ChangeWording),
        ];
    }

    /// <summary>Null for a matrix that was never published: all of it is new.</summary>
    public VersionComparison? Comparison { get; }

    /// <summary>Rows that both have, each under what kind of change it is.</summary>
    public IReadOnlyList<(string Kind, RowComparison Row)> Rows { get; }

    private static IEnumerable<(string Kind, RowComparison Row)> Named(string kind, IEnumerable<RowComparison> rows) => rows.Select(row => (kind, row));
}
