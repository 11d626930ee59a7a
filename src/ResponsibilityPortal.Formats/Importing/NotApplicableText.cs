using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Texts that say that something is not applicable, with or without the reason.</summary>
internal static partial class NotApplicableText
{
    /// <summary>Returns whether a text, by its key, says that something is not applicable.</summary>
    public static bool IsIn(string key) => Beginning().IsMatch(key);

    /// <summary>Returns the reason after "N/A" or "Not applicable", cut to the length that a cell can have; null for none.</summary>
    public static string? ReasonIn(string text)
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

        return reason.Any(char.IsLetterOrDigit) ? ImportText.Cut(reason, Assignment.NotApplicableMaxLength) : null;
    }

    [GeneratedRegex(@"^(?:n ?/ ?a\b.*|na|n\.a\.|not applicable.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(
        @"^(?:n ?/ ?a|not applicable)(?!\w)[\s:;,.()–—-]*(?:because (?!of\b))?(?<reason>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex WithReason();
}
