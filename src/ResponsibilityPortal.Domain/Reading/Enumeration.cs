namespace ResponsibilityPortal.Domain.Reading;

/// <summary>Lists names in English prose.</summary>
public static class Enumeration
{
    /// <summary>How many control identifiers a message names before it counts the rest.</summary>
    public const int ControlsMaxCount = 20;

    /// <summary>"A", "A and B", "A, B and C".</summary>
    public static string Of(IReadOnlyList<string> names) =>
        names switch
        {
            [] => "",
            [var only] => only,
            _ => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        };

    /// <summary>"A, B and C", and for more than a number of names "A, B, C and 5 more".</summary>
    public static string OfSome(IReadOnlyList<string> names, int maxCount) =>
        names.Count <= maxCount ? Of(names) : $"{string.Join(", ", names.Take(maxCount))} and {names.Count - maxCount} more";

    /// <summary>"no role", "the role A", "the roles A and B".</summary>
    public static string Of(IReadOnlyList<string> names, string noun) =>
        names.Count switch
        {
            0 => $"no {noun}",
            1 => $"the {noun} {names[0]}",
            _ => $"the {noun}s {Of(names)}",
        };
}
