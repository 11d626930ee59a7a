namespace ResponsibilityPortal.Store;

/// <summary>Says how the schema of a store differs from that of this release.</summary>
internal static class SchemaWords
{
    /// <param name="own">What this release has; null when it has nothing of that name.</param>
    /// <param name="found">What the store has; null when it has nothing of that name.</param>
    public static string Of(string kind, string name, string? own, string? found) =>
        (own, found) switch
        {
            (null, _) => $"The store has a {kind} '{name}', which is not in the schema of this release.",
            (_, null) => $"The {kind} '{name}' is missing from the store.",
            _ => $"The {kind} '{name}' of the store differs from the schema of this release.",
        };
}
