using System.Globalization;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>The words that pages and documents use for the values of a matrix.</summary>
public static class Wording
{
    /// <summary>Returns a day in ISO order; always UTC.</summary>
    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString(MatrixFormat.DateForm, CultureInfo.InvariantCulture);

    /// <summary>Returns an instant to the minute, with its time zone.</summary>
    public static string Moment(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Returns an instant to the second, for columns whose heading names UTC.</summary>
    public static string Second(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Returns a day in the form of a date field; null for an empty one.</summary>
    public static string? DayOrNothing(DateOnly? day) => day is { } known ? Day(known) : null;

    public static string Day(DateOnly day) => day.ToString(MatrixFormat.DateForm, CultureInfo.InvariantCulture);

    public static string Standing(Standing standing) =>
        standing switch
        {
            Domain.Matrices.Standing.Official => "official",
            Domain.Matrices.Standing.Unofficial => "unofficial",
            _ => "example",
        };

    /// <summary>Returns the basis of an assignment in words.</summary>
    public static string Basis(Basis basis) =>
        basis switch
        {
            Domain.Matrices.Basis.Sourced => "stated in a cited source",
            Domain.Matrices.Basis.IndustryPractice => "industry practice",
            _ => "judgement of the issuer",
        };

    public static string CustomerPart(CustomerPart part) =>
        part == Domain.Matrices.CustomerPart.Configures
            ? "The customer configures a feature that another party supplies."
            : "The customer provides this with its own means.";

    public static string Sharing(Sharing sharing) =>
        sharing == Domain.Matrices.Sharing.Independent
            ? "The parties do their parts independently of each other."
            : "The parties depend on each other's parts.";

    /// <summary>Returns a framework with its version: "NIST SP 800-53 (Rev. 5)". Doesn't repeat a version that the name contains.</summary>
    public static string Framework(Framework framework) =>
        framework.Name.Contains(framework.Version, StringComparison.Ordinal) ? framework.Name : $"{framework.Name} ({framework.Version})";

    /// <summary>"1 row", "2 rows".</summary>
    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
