namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>
/// Says why a file can't be filtered as its address asks. A page shows what it doesn't know; a file is handed on, and one that the portal
/// signs must not carry words of whoever wrote the address.
/// </summary>
public static class FilterProblem
{
    /// <summary>Returns what is wrong with a value that means nothing in the matrix, naming its parameter and what there is; null when every value means something.</summary>
    public static string? Of(MatrixIndex index, MatrixFilter filter) =>
        filter.UnknownIn(index.Matrix).FirstOrDefault() is { Field: var field, Value: var value }
            ? $"{FilterText.Quoted(value)} in “{field.Name}” is not a {field.Noun} of this matrix. {field.ListValues(index.Matrix)}".TrimEnd()
            : filter.Fields.Select(chosen => chosen.ProblemInFile(index, filter)).FirstOrDefault(problem => problem is not null);

    /// <summary>Returns what keeps a PDF from being filtered: what keeps any file, a value that can't be printed, or a filter that shows nothing.</summary>
    public static string? OfPdf(MatrixIndex index, MatrixFilter filter) =>
        filter == MatrixFilter.None ? null
        : Of(index, filter)
            ?? filter.Fields.Select(chosen => chosen.ProblemInPrint(filter)).FirstOrDefault(problem => problem is not null)
            ?? (index.Rows.Count > 0 && new MatrixView(index, filter).Rows.Count == 0
                ? "No responsibility of this matrix passes the filter, so there is nothing to print. Leave out a filter, or export the whole matrix."
                : null);
}
