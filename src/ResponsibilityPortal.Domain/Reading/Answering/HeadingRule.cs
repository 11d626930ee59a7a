using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>Recognises headings among questions, so that they are passed through without an answer.</summary>
internal sealed partial class HeadingRule
{
    private const int HeadingMaxWords = 10;

    private readonly bool _hasSmallLetters;
    private readonly bool _isNumbered;

    /// <param name="questions">All lines of the questionnaire.</param>
    public HeadingRule(IReadOnlyList<Question> questions)
    {
        // A questionnaire that is written in capitals throughout has no headings in capitals.
        _hasSmallLetters = questions.Any(question => !IsInCapitals(question.Text));
        _isNumbered = questions.Count(question => question.Number is not null) * 2 > questions.Count;
    }

    /// <summary>Returns whether a line is a heading.</summary>
    /// <param name="next">The line after it; null for the last.</param>
    public bool IsHeading(Question line, Question? next)
    {
        var text = line.Text;
        if (text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        if (text.StartsWith('#'))
        {
            return true;
        }

        if (line.Controls is not null || WordsIn(text) > HeadingMaxWords)
        {
            return false;
        }

        return Section().IsMatch(text)
            || (_hasSmallLetters && IsInCapitals(text))
            || (text.EndsWith(':') && next is not null)
            || IsParentOf(line.Number, next?.Number)
            || (_isNumbered && line.Number is null && next?.Number is not null && !text.EndsWith('.') && !IsIdentifier(text));
    }

    /// <summary>"3" is the parent of "3.1", and "IAM" of nothing.</summary>
    private static bool IsParentOf(string? number, string? next) =>
        number is not null && next is not null && next.Length > number.Length && next.StartsWith($"{number}.", StringComparison.Ordinal);

    /// <summary>A single word in capitals, such as "DDOS", is rather an abbreviation.</summary>
    private static bool IsInCapitals(string text) =>
        text.Contains(' ', StringComparison.Ordinal) && text.Any(char.IsLetter) && !text.Any(char.IsLower) && !text.Any(char.IsDigit);

    /// <summary>A single word with a digit, such as "IAM-05", is rather a control that is asked for.</summary>
    private static bool IsIdentifier(string text) => !text.Contains(' ', StringComparison.Ordinal) && text.Any(char.IsAsciiDigit);

    private static int WordsIn(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(
        @"^(?:section|part|chapter|appendix|annex)\s+(?:\d|[A-Z]\b|[ivx]+\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Section();
}
