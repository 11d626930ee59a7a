using System.Globalization;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>
/// Numbers of workbooks as their users see them. A workbook has the 17 digits of the binary number, 1.1000000000000001, and spreadsheets
/// show at most 15 digits, 1.1.
/// </summary>
internal static class PlainNumber
{
    /// <summary>From this size on, in both directions, a number is written with an exponent.</summary>
    private const double Large = 1e21;

    private const double Small = 1e-9;

    private const string WithoutExponent = "0.#############################";

    /// <summary>Returns a number with at most 15 significant digits. Whole numbers, and text that is no number, stay as they are.</summary>
    public static string Of(string value)
    {
        if (
            value.AsSpan().IndexOfAny('.', 'e', 'E') < 0
            || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
        {
            return value;
        }

        // The conversion rounds to 15 significant digits.
        return number == 0 ? "0"
            : Math.Abs(number) is >= Small and < Large ? ((decimal)number).ToString(WithoutExponent, CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture);
    }
}
