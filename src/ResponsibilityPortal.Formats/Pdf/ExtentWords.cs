using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Says in words what a report shows of its version.</summary>
internal static class ExtentWords
{
    /// <summary>What stands on the cover and at the foot of every page of a file that is not everything.</summary>
    public const string Extract = "Extract, not complete";

    /// <summary>Follows a search, which is neither in the issuer's words nor in the portal's.</summary>
    private const string AsEntered = " (as entered by the person who requested this file)";

    /// <summary>
    /// "deployment: YugabyteDB Aeon; party: Customer is accountable", or that there is no filter, and which values mean nothing here; printable,
    /// whatever was searched for.
    /// </summary>
    public static string Filter(ReportData data)
    {
        var unknown = data.View.UnknownValues.Select(Unknown);
        return string.Join(' ', unknown.Prepend(Chosen(data)));
    }

    /// <summary>The same without what the values mean.</summary>
    public static string Chosen(ReportData data)
    {
        var filter = data.View.Filter;
        var chosen = filter.Reported.Select(field => $"{field.Noun}: {field.Describe(data.Matrix, filter)}{(field == FilterFields.Search ? AsEntered : "")}").ToList();
        return chosen.Count == 0 ? "None: this is the whole matrix." : $"{string.Join("; ", chosen)}.";
    }

    private static string Unknown(UnknownValue unknown) => $"\u201C{unknown.Value}\u201D is not a {unknown.Field.Noun} of this matrix.";

    /// <summary>"12 of 72 responsibilities, 2 of 4 hosting models."</summary>
    public static string Counts(ReportData data)
    {
        var (rows, columns) = (data.View.Index.Rows.Count, data.Matrix.HostingModels.Count);
        return $"{Of(data.View.Rows.Count, rows, "responsibility", "responsibilities")}, {Of(data.View.Columns.Count, columns, "hosting model", "hosting models")}.";
    }

    private static string Of(int shown, int all, string one, string many) =>
        shown == all ? Wording.Count(all, one, many) : $"{shown} of {Wording.Count(all, one, many)}";
}
