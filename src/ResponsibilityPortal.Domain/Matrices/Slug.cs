using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>The form of every name in an address: lower-case words of a-z and 0-9 joined by single hyphens.</summary>
/// <remarks>The first character is a letter, so that a slug is also a valid OSCAL token.</remarks>
public static partial class Slug
{
    public const int MaxLength = 64;

    /// <summary>The pattern in the syntax that .NET and JSON Schema share.</summary>
    public const string Pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    public static bool IsValid(string text) => text.Length is > 0 and <= MaxLength && !text.EndsWith('\n') && PatternRegex().IsMatch(text);

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex PatternRegex();
}
