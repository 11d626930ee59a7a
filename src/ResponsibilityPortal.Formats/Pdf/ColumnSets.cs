using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// Splits hosting models into as many tables as needed to keep each column wide enough to read. A matrix can have 16; paper has room for 5
/// next to each other.
/// </summary>
internal static class ColumnSets
{
    private const int MaxColumns = 5;

    /// <summary>Returns sets of nearly equal size, in order.</summary>
    public static ValueList<ValueList<HostingModel>> Of(ValueList<HostingModel> columns)
    {
        var count = (columns.Count + MaxColumns - 1) / MaxColumns;
        return count <= 1
            ? [columns]
            : columns.Chunk((columns.Count + count - 1) / count).Select(chunk => chunk.ToValueList()).ToValueList();
    }
}
