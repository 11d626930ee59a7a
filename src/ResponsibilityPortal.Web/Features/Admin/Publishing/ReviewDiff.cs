using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>The changes that a draft makes to a version, in the order that reviewers need: accountability first.</summary>
public sealed class ReviewDiff
{
    /// <param name="before">The content of the version; null for a matrix that was never published. Everything in it is then new.</param>
    /// <param name="after">The content of the draft.</param>
    public ReviewDiff(Matrix? before, Matrix after)
    {
        (After, IsFirst) = (after, before is null);
        Comparison = new VersionComparison(before, after, after.ReadersParty);
        Rows =
        [
            .. Named(
                "Accountability moves",
                Comparison
                    .BecomeYours.Concat(Comparison.LeaveYou)
                    .Concat(Comparison.BecomeYoursAlone)
                    .Concat(Comparison.BecomeJointlyYours)
                    .Concat(Comparison.MoveBetweenOthers)
                    .DistinctBy(row => row.Row.Slug)
            ),
            .. Named("Same accountable party, other contributors", Comparison.ChangeContributors),
            .. Named("Wording only", Comparison.ChangeWording),
        ];
        var added = Comparison.Added.Select(row => row.Slug).ToHashSet(StringComparer.Ordinal);
        AddedRows = Located(after).Where(row => added.Contains(row.Row.Slug)).ToValueList();
        RowsOfAddedModels =
            IsFirst || Comparison.AddedModels.Count == 0 ? [] : Located(after).Where(row => !added.Contains(row.Row.Slug)).ToValueList();
    }

    public Matrix After { get; }

    /// <summary>Whether there is no version to compare with.</summary>
    public bool IsFirst { get; }

    public VersionComparison Comparison { get; }

    /// <summary>Rows that both contain, each with the kind of its change.</summary>
    public IReadOnlyList<(string Kind, RowComparison Row)> Rows { get; }

    /// <summary>The added rows with their domains, in the order of the matrix.</summary>
    public ValueList<(ControlDomain Domain, Responsibility Row)> AddedRows { get; }

    /// <summary>The rows that the version already had. Their cells in the added hosting models are all new.</summary>
    public ValueList<(ControlDomain Domain, Responsibility Row)> RowsOfAddedModels { get; }

    /// <summary>Summarizes the changes in one sentence.</summary>
    public string Summary =>
        IsFirst
            ? $"Everything is new: {Domain.Reading.Wording.Count(AddedRows.Count, "duty", "duties")} in "
                + $"{After.ColumnKind.Count(After.HostingModels.Count)}."
            : TeamSummary.Of(Comparison);

    private static IEnumerable<(string Kind, RowComparison Row)> Named(string kind, IEnumerable<RowComparison> rows) =>
        rows.Select(row => (kind, row));

    private static IEnumerable<(ControlDomain Domain, Responsibility Row)> Located(Matrix matrix) =>
        matrix.Domains.SelectMany(domain => domain.Responsibilities, (domain, row) => (domain, row));
}
