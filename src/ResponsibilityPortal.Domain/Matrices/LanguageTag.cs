using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// The language of a matrix, as a language tag of BCP 47 (RFC 5646) in its usual case: <c>en</c>, <c>de-CH</c>, <c>zh-Hant</c>.
/// </summary>
public static partial class LanguageTag
{
    /// <summary>The language of a matrix that names none.</summary>
    public const string Default = "en";

    public const int MaxLength = 35;

    /// <summary>
    /// The pattern: language, script, region and variants (RFC 5646, section 2.1), without extensions, in the syntax that .NET and JSON
    /// Schema share.
    /// </summary>
    public const string Pattern = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$";

    private const int ScriptLength = 4;

    private static readonly FrozenSet<string> RightToLeftScripts = new[]
    {
        "Adlm",
        "Arab",
        "Hebr",
        "Mand",
        "Mend",
        "Nkoo",
        "Rohg",
        "Samr",
        "Syrc",
        "Thaa",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The languages that are written from right to left unless the tag names another script.</summary>
    private static readonly FrozenSet<string> RightToLeftLanguages = new[]
    {
        "ar",
        "arc",
        "ckb",
        "dv",
        "fa",
        "he",
        "ks",
        "nqo",
        "prs",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a tag must be, to follow "must be".</summary>
    internal const string Expectation = "a language tag (BCP 47) in its usual case, such as en, de-CH or zh-Hant";

    /// <summary>Returns the language without script and region: "zh" for "zh-Hant-TW".</summary>
    public static string LanguageOf(string tag) => tag.Split('-')[0];

    /// <summary>Whether texts in a language are written from right to left. A script in the tag decides before the language.</summary>
    public static bool IsRightToLeft(string tag) =>
        tag.Split('-').FirstOrDefault(part => part.Length == ScriptLength && char.IsAsciiLetterUpper(part[0])) is { } script
            ? RightToLeftScripts.Contains(script)
            : RightToLeftLanguages.Contains(LanguageOf(tag));

    public static bool IsValid(string tag) => tag.Length <= MaxLength && Tag().IsMatch(tag);

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    internal static partial Regex Tag();
}
