namespace ResponsibilityPortal.Domain.Reading;

/// <summary>Lists names as English prose does.</summary>
public static class Enumeration
{
    /// <summary>"A", "A and B", "A, B and C".</summary>
    public static string Of(IReadOnlyList<string> names) => names switch
    {
        [] => "",
        [var only] => only,
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
    };

    /// <summary>"no role", "the role A", "the roles A and B".</summary>
    public static string Of(IReadOnlyList<string> names, string noun) => names.Count switch
    {
        0 => $"no {noun}",
        1 => $"the {noun} {names[0]}",
        _ => $"the {noun}s {Of(names)}",
    };
}
