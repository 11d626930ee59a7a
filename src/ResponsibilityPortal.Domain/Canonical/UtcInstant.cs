using System.Globalization;

namespace ResponsibilityPortal.Domain.Canonical;

/// <summary>
/// Instants in the form in which the portal stores, hashes and publishes them: UTC to the millisecond, <c>2026-01-31T23:59:59.000Z</c>.
/// </summary>
/// <remarks>The fixed width makes the text sort as the instants do, on every database.</remarks>
public static class UtcInstant
{
    public const int Length = 24;

    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is not in the stored form.</exception>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(
            text,
            Form,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        );

    /// <summary>Returns whether a text is in the stored form.</summary>
    public static bool IsValid(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            Form,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out _
        );

    /// <summary>Returns the instant truncated to the precision of the stored form.</summary>
    public static DateTimeOffset ToMilliseconds(DateTimeOffset instant) => Parse(Format(instant));
}
