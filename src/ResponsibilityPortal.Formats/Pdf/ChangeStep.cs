using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>What became of a matrix between two of its versions. It is told for nobody in particular: a report has many readers.</summary>
internal sealed class ChangeStep
{
    public ChangeStep(PublishedMatrix before, PublishedMatrix after)
    {
        (Before, After) = (before, after);
        Comparison = new VersionComparison(before.Matrix, after.Matrix, you: null);
        Rows = [.. Comparison.MoveBetweenOthers, .. Comparison.ChangeContributors, .. Comparison.ChangeWording, .. Comparison.Moved];
        Count = Rows.Sum(row => row.Changes.Count) + Comparison.Added.Count + Comparison.Retired.Count + Comparison.MatrixChanges.Count;
        Characters = Rows.SelectMany(row => row.Changes).Concat(Comparison.MatrixChanges).Sum(change => (long)(change.Before?.Length ?? 0) + (change.After?.Length ?? 0));
    }

    public PublishedMatrix Before { get; }

    public PublishedMatrix After { get; }

    public VersionComparison Comparison { get; }

    /// <summary>Whether both versions are, byte for byte, the same content. Without a difference to list they can still stand in another order.</summary>
    public bool IsSameContent => Before.Version.ContentHash == After.Version.ContentHash;

    /// <summary>Rows that both versions have and that differ: moves of accountability, then other contributors, then other words.</summary>
    public ValueList<RowComparison> Rows { get; }

    /// <summary>How many differences there are to list.</summary>
    public int Count { get; }

    /// <summary>How many characters the texts before and after have.</summary>
    public long Characters { get; }
}
