using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>Separates a question from the bullet, number or ID before it.</summary>
public static partial class LeadingNumber
{
    /// <summary>Returns the number as written, without its punctuation, and the rest of the line.</summary>
    /// <param name="line">One line without white space around it.</param>
    /// <returns>A null number when the line begins with none, or has nothing but one.</returns>
    public static (string? Number, string Text) Split(string line)
    {
        var text = Bullet().Replace(line, "", 1);
        foreach (var pattern in (ReadOnlySpan<Regex>)[Marked(), Dotted(), Punctuated(), Separated(), Lettered(), Identifier()])
        {
            if (pattern.Match(text) is { Success: true } match && text[match.Length..].Trim() is { Length: > 0 } rest)
            {
                return (match.Groups["number"].Value, rest);
            }
        }

        return (null, text);
    }

    /// <summary>
    /// Returns the whole number with which a line begins, before a single space: "12 Are backups encrypted?". It may be part of the
    /// sentence, as in "24 hours of notice", so the caller must look at the lines around it.
    /// </summary>
    public static int? BareIn(string text) =>
        Bare().Match(text) is { Success: true } match ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?:(?:[-*+•‣◦▪▫●○■□·–—►▶➢✓✔☐☑✗]|\[[ xX]?\])\s+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    /// <summary>"Q12", "Question 3:", "No. 4", "#7". "No" without punctuation is a word of the question.</summary>
    [GeneratedRegex(
        @"^(?<number>(?:Q|Question\s|No[.:]|No\s(?=\d+[.):]\s)|#)\s?\d{1,4}(?:\.\d{1,4})*[a-z]?)(?:[.):]|\s+[-–—|])?\s+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Marked();

    /// <summary>"1.2", "1.2.3)", "4.1a".</summary>
    [GeneratedRegex(@"^(?<number>\d{1,4}(?:\.\d{1,4})+[a-z]?)(?:[.):]|\s+[-–—|])?\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    /// <summary>"1.", "(2)", "3a)", "4:".</summary>
    [GeneratedRegex(@"^\(?(?<number>\d{1,4}[a-z]?)[.):]+\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Punctuated();

    /// <summary>"1", followed by a tab, several spaces or a dash.</summary>
    [GeneratedRegex(@"^(?<number>\d{1,4})(?:\t\s*|\s{2,}|\s+[-–—|]\s+)", RegexOptions.CultureInvariant)]
    private static partial Regex Separated();

    /// <summary>"a)", "(b)", "A.", "iv.".</summary>
    [GeneratedRegex(@"^(?:\((?<number>[A-Za-z]|[ivx]{2,5})\)|(?<number>[A-Za-z]|[ivx]{2,5})[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Lettered();

    /// <summary>
    /// "IAM-05.1", "A&amp;A-01", "AC-2(1)", "A.8.24". Without punctuation after it, the question must begin with a capital: "AES-256
    /// encryption" is part of the question.
    /// </summary>
    [GeneratedRegex(
        @"^(?<number>[A-Z][A-Z&]{0,7}(?:-[A-Z]{1,4})?[-.]\d{1,3}(?:\.\d{1,3})*(?:\(\d{1,3}\))*[a-z]?)"
            + @"(?:[.):]\s+|\t\s*|\s{2,}|\s+[-–—|]\s+|\s(?=[A-Z][a-z]))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^(?<number>\d{1,4}) (?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
