using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>Reads questions from text with one question on each line, as readers paste it.</summary>
public static class QuestionLines
{
    /// <summary>The maximum size of a questionnaire in bytes (UTF-8 for text).</summary>
    public const int MaxBytes = 2 * 1_024 * 1_024;

    /// <summary>
    /// Reads the text. Leading numbers and IDs are recognised and kept, bullets and quotation marks removed, empty lines skipped, and
    /// headings passed through.
    /// </summary>
    public static QuestionLinesOutcome Read(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            return Refused($"The text has more than {MaxBytes / (1_024 * 1_024)} MB. Send it in parts.");
        }

        var lines = new List<Question>();
        var position = 0;
        foreach (var written in text.AsSpan().EnumerateLines())
        {
            position++;
            if (CleanLine(written) is not { Length: > 0 } line)
            {
                continue;
            }

            if (line.Length > Question.TextMaxLength)
            {
                return Refused(TooLong(position));
            }

            if (lines.Count == Question.MaxCount)
            {
                return Refused(TooMany);
            }

            var (number, question) = LeadingNumber.Split(line);
            lines.Add(new Question(position, number, InOneSpacing(question), null));
        }

        return lines.Count == 0
            ? Refused("There is no question in the text. Paste one question on each line.")
            : WithoutHeadings(WithBareNumbers(lines));
    }

    /// <summary>
    /// Reads rows of a table as questions. Applies the same limits and rules as <see cref="Read"/>, except that a question may have
    /// several lines, which are joined.
    /// </summary>
    /// <param name="rows">The rows with a question. A row without a number may have one before its text.</param>
    /// <param name="headings">Rows that are known to be none.</param>
    public static QuestionLinesOutcome OfRows(IReadOnlyList<Question> rows, IReadOnlyList<PassedLine> headings)
    {
        if (rows.Count > Question.MaxCount)
        {
            return Refused(TooMany);
        }

        var lines = new List<Question>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Text.Length > Question.TextMaxLength)
            {
                return Refused(TooLong(row.Position));
            }

            if (row.Number?.Length > Question.TextMaxLength || row.Controls?.Length > Question.TextMaxLength)
            {
                return Refused(TooLongBeside(row.Position));
            }

            var text = CleanLine(InOneSpacing(row.Text));
            if (text.Length == 0)
            {
                continue;
            }

            var (number, question) = row.Number is null ? LeadingNumber.Split(text) : (CleanLine(row.Number), text);
            var controls = row.Controls is null ? null : CleanLine(InOneSpacing(row.Controls));
            lines.Add(new Question(row.Position, number is "" ? null : number, question, controls is "" ? null : controls));
        }

        return lines.Count == 0
            ? Refused("There is no question in this column. Choose another column or sheet.")
            : WithPassed(WithoutHeadings(lines), headings);
    }

    private static QuestionLinesOutcome WithPassed(QuestionLinesOutcome read, IReadOnlyList<PassedLine> headings) =>
        headings.Count == 0 || read.Problem is not null
            ? read
            : read with
            {
                Headings = read
                    .Headings.Concat(headings.Select(heading => heading with { Text = CleanLine(InOneSpacing(Shortened(heading.Text))) }))
                    .OrderBy(heading => heading.Position)
                    .ToValueList(),
            };

    /// <summary>Divides lines into questions and headings.</summary>
    private static QuestionLinesOutcome WithoutHeadings(IReadOnlyList<Question> lines)
    {
        var rule = new HeadingRule(lines);
        var (questions, headings) = (new List<Question>(lines.Count), new List<PassedLine>());
        for (var index = 0; index < lines.Count; index++)
        {
            if (rule.IsHeading(lines[index], index + 1 < lines.Count ? lines[index + 1] : null))
            {
                headings.Add(new PassedLine(lines[index].Position, Joined(lines[index].Number, lines[index].Text)));
            }
            else
            {
                questions.Add(lines[index]);
            }
        }

        return questions.Count == 0
            ? Refused("All lines look like headings. Write each question as a sentence, or end it with a question mark.")
            : new QuestionLinesOutcome(questions.ToValueList(), headings.ToValueList(), null);
    }

    /// <summary>The sentence for more questions than a questionnaire can have.</summary>
    private static string TooMany { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"A questionnaire can have {Question.MaxCount:N0} lines, and this one has more. Send it in parts."
        );

    /// <summary>The sentence for a question that is too long.</summary>
    private static string TooLong(int line) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Line {line} has more than {Question.TextMaxLength:N0} characters. Shorten it, or put each question on a line of its own."
        );

    /// <summary>The sentence for a number or control identifiers that are too long.</summary>
    private static string TooLongBeside(int row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Row {row} has a number or control identifiers with more than {Question.TextMaxLength:N0} characters. Choose another column."
        );

    /// <summary>Headings are shown and not answered, so a long one, such as instructions, can lose its end.</summary>
    private static string Shortened(string heading) =>
        heading.Length <= Question.TextMaxLength ? heading : $"{heading[..(Question.TextMaxLength - 1)]}…";

    /// <summary>Returns a line without control and formatting characters, quotation marks around it, and white space at its ends.</summary>
    private static string CleanLine(ReadOnlySpan<char> written)
    {
        var kept = new StringBuilder(written.Length);
        foreach (var character in written)
        {
            if (character == '\t' || !(char.IsControl(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format))
            {
                kept.Append(character);
            }
        }

        var line = kept.ToString().Trim();
        return line is ['"', .. var quoted, '"'] && !quoted.Contains('"', StringComparison.Ordinal) ? quoted.Trim()
            : line is ['“', .. var curly, '”'] && !curly.Contains('“', StringComparison.Ordinal) ? curly.Trim()
            : line;
    }

    /// <summary>Returns the text with one space for each run of white space.</summary>
    private static string InOneSpacing(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Joined(string? number, string text) => number is null ? text : $"{number} {text}";

    /// <summary>Whole numbers before a single space are numbers of questions when they count on from line to line.</summary>
    private static List<Question> WithBareNumbers(List<Question> lines)
    {
        var bare = lines.ConvertAll(line => line.Number is null ? LeadingNumber.BareIn(line.Text) : null);
        var known = bare.Where(number => number is not null).Select(number => number!.Value).ToHashSet();
        return
        [
            .. lines.Select(
                (line, index) =>
                    bare[index] is { } number && (known.Contains(number - 1) || known.Contains(number + 1) || IsParent(number, index))
                        ? line with
                        {
                            Number = line.Text[..line.Text.IndexOf(' ', StringComparison.Ordinal)],
                            Text = line.Text[(line.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..],
                        }
                        : line
            ),
        ];

        bool IsParent(int number, int index) =>
            index + 1 < lines.Count
            && lines[index + 1].Number is { } next
            && next.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{number}."), StringComparison.Ordinal);
    }

    private static QuestionLinesOutcome Refused(string problem) => new([], [], problem);
}
