namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>JSON Pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    public static string Append(string pointer, string key) => $"{pointer}/{Escape(key)}";

    public static string Append(string pointer, int index) => $"{pointer}/{index}";

    /// <summary>Returns one reference token, with the two characters escaped that have a meaning in a pointer.</summary>
    public static string Escape(string key) =>
        key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
