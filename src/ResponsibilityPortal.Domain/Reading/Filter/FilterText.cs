using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>Reads texts of addresses into values, and quotes values in messages.</summary>
internal static class FilterText
{
    private const int QuotedMaxLength = 80;

    /// <summary>Returns one value as given.</summary>
    public static ValueList<string> One(string text) => Cut(text, MatrixFilter.ValueMaxLength) is { Length: > 0 } value ? [value] : [];

    /// <summary>Returns one value in lower case.</summary>
    public static ValueList<string> Word(string text) =>
        Cut(text, MatrixFilter.ValueMaxLength) is { Length: > 0 } value ? [value.ToLowerInvariant()] : [];

    /// <summary>Returns values separated by commas, as given.</summary>
    public static ValueList<string> Many(string text) => Separate(Cut(text, MatrixFilter.ListMaxLength), [',']);

    /// <summary>Returns values separated by commas, in lower case.</summary>
    public static ValueList<string> Words(string text) => Separate(Cut(text, MatrixFilter.ListMaxLength).ToLowerInvariant(), [',']);

    public static ValueList<string> Separate(string text, ReadOnlySpan<char> separators) =>
        text.Split([.. separators], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MatrixFilter.ValuesMaxCount)
            .ToValueList();

    /// <summary>Returns a value for a message: printable, and at most one line long.</summary>
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
