using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>What a draft would change against a version, in the order in which reviewers want to see it: ownership first.</summary>
public sealed class ReviewDiff
{
    /// <param name="before">The content of the version; null for a matrix that was never published, all of which is new.</param>
    /// <param name="after">The content of the draft.</param>
    public ReviewDiff(Matrix? before, Matrix after)
    {
        (After, IsFirst) = (after, before is null);
        Comparison = new VersionComparison(before, after, after.ReadersParty);
        Rows =
        [
            .. Named("Accountability moves", Comparison.BecomeYours.Concat(Comparison.LeaveYou).Concat(Comparison.MoveBetweenOthers).DistinctBy(row => row.Row.Slug)),
            .. Named("Same accountable party, other contributors", Comparison.ChangeContributors),
            .. Named("Wording only", Comparison.ChangeWording),
        ];
        var added = Comparison.Added.Select(row => row.Slug).ToHashSet(StringComparer.Ordinal);
        AddedRows = Located(after).Where(row => added.Contains(row.Row.Slug)).ToValueList();
        RowsOfAddedModels = IsFirst || Comparison.AddedModels.Count == 0 ? [] : Located(after).Where(row => !added.Contains(row.Row.Slug)).ToValueList();
    }

    public Matrix After { get; }

    /// <summary>Whether there is no version to compare with.</summary>
    public bool IsFirst { get; }

    public VersionComparison Comparison { get; }

    /// <summary>Rows that both have, each under what kind of change it is.</summary>
    public IReadOnlyList<(string Kind, RowComparison Row)> Rows { get; }

    /// <summary>The added rows with their domains, in the order of the matrix.</summary>
    public ValueList<(ControlDomain Domain, Responsibility Row)> AddedRows { get; }

    /// <summary>The rows that the version had already, whose cells in the added hosting models are all new.</summary>
    public ValueList<(ControlDomain Domain, Responsibility Row)> RowsOfAddedModels { get; }

    /// <summary>What changes, in one sentence.</summary>
    public string Summary => IsFirst
        ? $"Everything is new: {Domain.Reading.Wording.Count(AddedRows.Count, "duty", "duties")} in {Domain.Reading.Wording.Count(After.HostingModels.Count, "hosting model", "hosting models")}."
        : TeamSummary.Of(Comparison);

    private static IEnumerable<(string Kind, RowComparison Row)> Named(string kind, IEnumerable<RowComparison> rows) => rows.Select(row => (kind, row));

    private static IEnumerable<(ControlDomain Domain, Responsibility Row)> Located(Matrix matrix) =>
        matrix.Domains.SelectMany(domain => domain.Responsibilities, (domain, row) => (domain, row));
}
