using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Texts that say that something is not applicable, with or without the reason.</summary>
internal static partial class NotApplicableText
{
    /// <summary>Returns whether a text, by its key, says that something is not applicable.</summary>
    public static bool IsIn(string key) => Beginning().IsMatch(key);

    /// <summary>Returns the reason after "N/A" or "Not applicable", cut to the length that a cell can have; null for none.</summary>
    public static string? ReasonIn(string text) =>
        UncutReasonIn(text) is { } reason ? ImportText.Cut(reason, Assignment.NotApplicableMaxLength) : null;

    /// <summary>
    /// Returns the reason of a text in a file that the portal exported: all of what follows the colon. Without a colon, it is the same as
    /// in other files. It can be too long.
    /// </summary>
    public static string? WholeReasonIn(string text) =>
        WithColon().Match(ImportText.OneLine(text)) is { Success: true } match
            ? (match.Groups["reason"].Value is { Length: > 0 } reason ? reason : null)
            : UncutReasonIn(text);

    private static string? UncutReasonIn(string text)
    {
        if (WithReason().Match(ImportText.OneLine(text)) is not { Success: true } match)
        {
            return null;
        }

        var reason = match.Groups["reason"].Value;
        if (reason.EndsWith(')') && reason.Count(character => character == ')') > reason.Count(character => character == '('))
        {
            // "N/A (no hardware is involved)".
            reason = reason[..^1].TrimEnd();
        }

        return reason.Any(char.IsLetterOrDigit) ? reason : null;
    }

    [GeneratedRegex(@"^(?:n ?/ ?a\b.*|na|n\.a\.|not applicable.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^(?:n ?/ ?a|not applicable): ?(?<reason>.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WithColon();

    [GeneratedRegex(
        @"^(?:n ?/ ?a|not applicable)(?!\w)[\s:;,.()–—-]*(?:because (?!of\b))?(?<reason>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex WithReason();
}
