using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>
/// Says why a file can't be filtered as its address asks. A page shows what it doesn't know; a file is handed on, and one that the portal
/// signs must not carry words of whoever wrote the address.
/// </summary>
internal static class FilterProblem
{
    /// <summary>The longest search that a PDF prints.</summary>
    public const int PrintedSearchMaxLength = 80;

    private const int QuotedMaxLength = 80;

    /// <summary>Returns what is wrong with a value that means nothing in the matrix, naming its parameter and what there is; null when every value means something.</summary>
    public static string? Of(MatrixIndex index, MatrixFilter filter)
    {
        if (filter == MatrixFilter.None)
        {
            return null;
        }

        var view = new MatrixView(index, filter);
        if (view.UnknownValues is [var unknown, ..])
        {
            return $"{Quoted(unknown.Value)} in “{unknown.Key}” is not a {FilterWords.NameOf(unknown.Key)} of this matrix. {KnownValues.InWords(index.Matrix, unknown.Key)}".TrimEnd();
        }

        return filter.Controls.FirstOrDefault(control => !index.FindControl(control, null).Any()) is { } control
            ? $"{Quoted(control)} in “{MatrixFilter.ControlKey}” is not a control that a responsibility of this matrix is mapped to."
            : null;
    }

    /// <summary>Returns what keeps a PDF from being filtered: what keeps any file, a search too long to print, or a filter that shows nothing.</summary>
    public static string? OfPdf(MatrixIndex index, MatrixFilter filter)
    {
        if (filter == MatrixFilter.None)
        {
            return null;
        }

        return Of(index, filter)
            ?? (filter.Query?.Length > PrintedSearchMaxLength
                ? $"The search in “{MatrixFilter.QueryKey}” is longer than {PrintedSearchMaxLength} characters. A PDF prints what was searched for; search for less, or export CSV."
                : index.Rows.Count > 0 && new MatrixView(index, filter).Rows.Count == 0
                    ? "No responsibility of this matrix passes the filter, so there is nothing to print. Leave out a filter, or export the whole matrix."
                    : null);
    }

    private static string Quoted(string value)
    {
        var shown = VisibleText.Of(value);
        return $"“{(shown.Length > QuotedMaxLength ? $"{shown[..QuotedMaxLength].TrimEnd()}…" : shown)}”";
    }
}
