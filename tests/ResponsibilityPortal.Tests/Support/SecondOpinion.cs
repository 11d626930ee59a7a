using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>The result of the second verifier of the log.</summary>
/// <param name="ExitCode">0 good, 1 broken, 2 could not be checked.</param>
internal sealed partial record SecondOpinion(int ExitCode, string Said)
{
    public const int Good = 0;
    public const int Broken = 1;
    public const int Unchecked = 2;

    /// <summary>The first entry of each stream that can't be relied on, as "stream number".</summary>
    public IEnumerable<string> FirstBad =>
        FirstBadEntry()
            .Matches(Said)
            .Select(match => string.Create(CultureInfo.InvariantCulture, $"{match.Groups[1].Value} {match.Groups[2].Value}"))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("^First bad entry of (.+): ([0-9]+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex FirstBadEntry();
}
