using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Formats;

/// <summary>Says in words which part of its version a file shows.</summary>
internal static class ExtentWords
{
    /// <summary>Printed on the cover and at the foot of every page of an extract.</summary>
    public const string Extract = "Extract, not complete";

    /// <summary>Follows a search, because its words are neither the issuer's nor the portal's.</summary>
    private const string AsEntered = " (as entered by the person who requested this file)";

    /// <summary>
    /// "deployment: YugabyteDB Aeon; party: Customer is accountable", or that there is no filter. Values that the matrix doesn't have are
    /// named. Printable, whatever the search contains.
    /// </summary>
    public static string Filter(MatrixView view)
    {
        var unknown = view.UnknownValues.Select(value => Unknown(view, value));
        return string.Join(' ', unknown.Prepend(Chosen(view)));
    }

    /// <summary>The filter without the values that the matrix doesn't have.</summary>
    public static string Chosen(MatrixView view)
    {
        var filter = view.Filter;
        var chosen = filter
            .Reported.Select(field =>
                $"{field.NounIn(view.Matrix)}: {field.Describe(view.Matrix, filter)}{(field == FilterFields.Search ? AsEntered : "")}"
            )
            .ToList();
        return chosen.Count == 0 ? "None: this is the whole matrix." : $"{string.Join("; ", chosen)}.";
    }

    private static string Unknown(MatrixView view, UnknownValue unknown) =>
        $"\u201C{unknown.Value}\u201D is not {Article.With(unknown.Field.NounIn(view.Matrix))} of this matrix.";

    /// <summary>"12 of 72 responsibilities, 2 of 4 hosting models."</summary>
    public static string Counts(MatrixView view)
    {
        var (rows, columns) = (view.Index.Rows.Count, view.Matrix.HostingModels.Count);
        return $"{Of(view.Rows.Count, rows, "responsibility", "responsibilities")}, "
            + $"{Of(view.Columns.Count, columns, view.Matrix.ColumnKind.Singular, view.Matrix.ColumnKind.Plural)}.";
    }

    private static string Of(int shown, int all, string one, string many) =>
        shown == all ? Wording.Count(all, one, many) : $"{shown} of {Wording.Count(all, one, many)}";
}
