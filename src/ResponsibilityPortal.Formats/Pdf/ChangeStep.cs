using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// What changed in a matrix between two of its versions. A report has many readers, so the comparison is not from the view of one party.
/// </summary>
internal sealed class ChangeStep
{
    public ChangeStep(PublishedMatrix before, PublishedMatrix after)
    {
        (Before, After) = (before, after);
        Comparison = new VersionComparison(before.Matrix, after.Matrix, you: null);
        Rows = [.. Comparison.MoveBetweenOthers, .. Comparison.ChangeContributors, .. Comparison.ChangeWording, .. Comparison.Moved];
        Count = Rows.Sum(row => row.Changes.Count) + Comparison.Added.Count + Comparison.Retired.Count + Comparison.MatrixChanges.Count;
        Characters = Rows.SelectMany(row => row.Changes)
            .Concat(Comparison.MatrixChanges)
            .Sum(change => (long)(change.Before?.Length ?? 0) + (change.After?.Length ?? 0));
    }

    public PublishedMatrix Before { get; }

    public PublishedMatrix After { get; }

    public VersionComparison Comparison { get; }

    /// <summary>
    /// Whether the content of both versions has the same bytes. Contents without a difference to list can still differ in their order.
    /// </summary>
    public bool IsSameContent => Before.Version.ContentHash == After.Version.ContentHash;

    /// <summary>
    /// Rows that both versions have and that differ: accountability moved first, then contributors changed, then wording only.
    /// </summary>
    public ValueList<RowComparison> Rows { get; }

    /// <summary>The number of differences to list.</summary>
    public int Count { get; }

    /// <summary>The number of characters of the texts before and after.</summary>
    public long Characters { get; }
}
