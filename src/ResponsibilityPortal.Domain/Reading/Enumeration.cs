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
}
