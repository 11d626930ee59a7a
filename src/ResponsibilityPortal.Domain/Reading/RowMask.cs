namespace ResponsibilityPortal.Domain.Reading;

/// <summary>For one filter, which rows it lets through.</summary>
/// <param name="Key">The filter's key.</param>
internal sealed record RowMask(string Key, bool[] Lets)
{
    public static RowMask Of(string key, MatrixIndex index, Func<MatrixRow, bool> lets)
    {
        var mask = new bool[index.Rows.Count];
        foreach (var row in index.Rows.AsSpan())
        {
            mask[row.Position] = lets(row);
        }

        return new RowMask(key, mask);
    }
}
