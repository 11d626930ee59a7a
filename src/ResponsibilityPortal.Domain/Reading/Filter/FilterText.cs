using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>Reads texts of addresses into values, and quotes values in messages.</summary>
internal static class FilterText
{
    private const int QuotedMaxLength = 80;

    /// <summary>One value as it was given.</summary>
    public static ValueList<string> One(string text) => Cut(text, MatrixFilter.ValueMaxLength) is { Length: > 0 } value ? [value] : [];

    /// <summary>One value in lower case.</summary>
    public static ValueList<string> Word(string text) => Cut(text, MatrixFilter.ValueMaxLength) is { Length: > 0 } value ? [value.ToLowerInvariant()] : [];

    /// <summary>Values separated by commas, as they were given.</summary>
    public static ValueList<string> Many(string text) => Separate(Cut(text, MatrixFilter.ListMaxLength), [',']);

    /// <summary>Values separated by commas, in lower case.</summary>
    public static ValueList<string> Words(string text) => Separate(Cut(text, MatrixFilter.ListMaxLength).ToLowerInvariant(), [',']);

    public static ValueList<string> Separate(string text, ReadOnlySpan<char> separators) =>
        text.Split([.. separators], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MatrixFilter.ValuesMaxCount)
            .ToValueList();

    /// <summary>A value within a message: printable, and no longer than a line.</summary>
    public static string Quoted(string value)
    {
        var shown = VisibleText.Of(value);
        return $"“{(shown.Length > QuotedMaxLength ? $"{shown[..QuotedMaxLength].TrimEnd()}…" : shown)}”";
    }

    private static string Cut(string text, int maxLength)
    {
        var value = text.Trim();
        return value.Length > maxLength ? value[..maxLength].TrimEnd() : value;
    }
}
