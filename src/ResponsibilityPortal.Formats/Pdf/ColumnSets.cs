using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// Splits hosting models into as many tables as keep each column wide enough to read. A matrix may have sixteen; on paper five stand
/// beside each other.
/// </summary>
internal static class ColumnSets
{
    private const int MostBesideEachOther = 5;

    /// <summary>Sets of nearly one size, in order.</summary>
    public static ValueList<ValueList<HostingModel>> Of(ValueList<HostingModel> columns)
    {
        var count = (columns.Count + MostBesideEachOther - 1) / MostBesideEachOther;
        return count <= 1
            ? [columns]
            : columns.Chunk((columns.Count + count - 1) / count).Select(chunk => chunk.ToValueList()).ToValueList();
    }
}
