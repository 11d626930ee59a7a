namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>
/// Reports why a file can't be filtered as its address requests. A page can show unknown values. A file is passed on, and a file that the
/// portal signs must not contain words from the author of the address.
/// </summary>
public static class FilterProblem
{
    /// <summary>
    /// Returns what is wrong with a value that the matrix doesn't have, with its parameter and the possible values; null when every value
    /// is known.
    /// </summary>
    public static string? Of(MatrixIndex index, MatrixFilter filter) =>
        filter.UnknownIn(index.Matrix).FirstOrDefault() is { Field: var field, Value: var value }
            ? $"{FilterText.Quoted(value)} in “{field.Name}” is not {Article.With(field.NounIn(index.Matrix))} of this matrix. ".TrimEnd()
                + (field.ListValues(index.Matrix) is { Length: > 0 } values ? $" {values}" : "")
            : filter.Fields.Select(chosen => chosen.ProblemInFile(index, filter)).FirstOrDefault(problem => problem is not null);

    /// <summary>
    /// Returns what prevents a filtered PDF: what prevents any file, a value that can't be printed, or a filter that shows nothing; null
    /// for nothing.
    /// </summary>
    public static string? OfPdf(MatrixIndex index, MatrixFilter filter) =>
        filter == MatrixFilter.None
            ? null
            : Of(index, filter)
                ?? filter.Fields.Select(chosen => chosen.ProblemInPrint(filter)).FirstOrDefault(problem => problem is not null)
                ?? (
                    index.Rows.Count > 0 && new MatrixView(index, filter).Rows.Count == 0
                        ? "No responsibility of this matrix passes the filter, so there is nothing to print. Leave out a filter, or "
                            + "export the whole matrix."
                        : null
                );
}
