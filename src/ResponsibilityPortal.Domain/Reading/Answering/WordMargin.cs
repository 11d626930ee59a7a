namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>How far the best row is ahead of the next.</summary>
internal static class WordMargin
{
    /// <summary>The ratio of two scores from which a row leads.</summary>
    public const double Leading = 1.2;

    /// <summary>The ratio of two scores from which a row leads clearly.</summary>
    public const double Clear = 1.75;

    public static bool Leads(double best, double next) => best >= next * Leading;

    public static bool LeadsClearly(double best, double next) => best >= next * Clear;
}
