using CsCheck;
using ResponsibilityPortal.Domain.Reading.Answering;

namespace ResponsibilityPortal.Tests.Domain.Reading.Answering;

public sealed class QuestionLinesTests
{
    private const string NoQuestion = "There is no question in the text. Paste one question on each line.";

    [Theory]
    [InlineData("Is MFA enforced?", null, "Is MFA enforced?")]
    [InlineData("1. Is MFA enforced?", "1", "Is MFA enforced?")]
    [InlineData("1.2 Is MFA enforced?", "1.2", "Is MFA enforced?")]
    [InlineData("1.2.3) Is MFA enforced?", "1.2.3", "Is MFA enforced?")]
    [InlineData("(3) Is MFA enforced?", "3", "Is MFA enforced?")]
    [InlineData("4a) Is MFA enforced?", "4a", "Is MFA enforced?")]
    [InlineData("Q12: Is MFA enforced?", "Q12", "Is MFA enforced?")]
    [InlineData("Question 7: Is MFA enforced?", "Question 7", "Is MFA enforced?")]
    [InlineData("#7 Is MFA enforced?", "#7", "Is MFA enforced?")]
    [InlineData("17\tIs MFA enforced?", "17", "Is MFA enforced?")]
    [InlineData("17 – Is MFA enforced?", "17", "Is MFA enforced?")]
    [InlineData("a) Is MFA enforced?", "a", "Is MFA enforced?")]
    [InlineData("(b) Is MFA enforced?", "b", "Is MFA enforced?")]
    [InlineData("iv. Is MFA enforced?", "iv", "Is MFA enforced?")]
    [InlineData("IAM-05.1 Is MFA enforced?", "IAM-05.1", "Is MFA enforced?")]
    [InlineData("IAM-05.1\tis MFA enforced?", "IAM-05.1", "is MFA enforced?")]
    [InlineData("A&A-01.1: Is MFA enforced?", "A&A-01.1", "Is MFA enforced?")]
    [InlineData("AC-2(1) Is MFA enforced?", "AC-2(1)", "Is MFA enforced?")]
    [InlineData("A.8.24 Is MFA enforced?", "A.8.24", "Is MFA enforced?")]
    [InlineData("• Is MFA enforced?", null, "Is MFA enforced?")]
    [InlineData("- [ ] Is MFA enforced?", null, "Is MFA enforced?")]
    [InlineData("* 3. Is MFA enforced?", "3", "Is MFA enforced?")]
    [InlineData("\"Is MFA enforced?\"", null, "Is MFA enforced?")]
    [InlineData("“Is MFA enforced?”", null, "Is MFA enforced?")]
    [InlineData("  Is  MFA\u00A0 enforced?\u200B\u0007 ", null, "Is MFA enforced?")]
    [InlineData("24 hours of notice before a change?", null, "24 hours of notice before a change?")]
    [InlineData("AES-256 encryption for backups?", null, "AES-256 encryption for backups?")]
    [InlineData("TLS 1.2 or higher?", null, "TLS 1.2 or higher?")]
    [InlineData("2FA for administrators?", null, "2FA for administrators?")]
    [InlineData("AC-2", null, "AC-2")]
    [InlineData("8.24", null, "8.24")]
    [InlineData("I need a report", null, "I need a report")]
    [InlineData("No. 24: Is MFA enforced?", "No. 24", "Is MFA enforced?")]
    [InlineData("No 24: Is MFA enforced?", "No 24", "Is MFA enforced?")]
    [InlineData("No 24 hour support?", null, "No 24 hour support?")]
    [InlineData("# of admins with MFA?", null, "# of admins with MFA?")]
    public void Read_OneLine_SeparatesNumberAndQuestion(string line, string? number, string text)
    {
        var question = Assert.Single(Questions(line));

        Assert.Equal((number, text, 1), (question.Number, question.Text, question.Position));
        Assert.Null(question.Controls);
    }

    [Fact]
    public void Read_EmptyLines_AreSkippedAndCounted()
    {
        var questions = Questions("\r\nFirst?\r\n\r\n   \nSecond?\n");

        Assert.Equal([(2, "First?"), (5, "Second?")], questions.Select(question => (question.Position, question.Text)));
    }

    [Fact]
    public void Read_ConsecutiveNumbersWithoutPunctuation_AreNumbers()
    {
        var questions = Questions("11 Are backups encrypted?\n24 hours of notice?\n12 Are backups tested?");

        Assert.Equal(["11", null, "12"], questions.Select(question => question.Number));
        Assert.Equal("Are backups tested?", questions[2].Text);
    }

    [Theory]
    [InlineData("# Access\nIs MFA enforced?", "# Access")]
    [InlineData("Section 3: Access control\nIs MFA enforced?", "Section 3: Access control")]
    [InlineData("ACCESS CONTROL\nIs MFA enforced?", "ACCESS CONTROL")]
    [InlineData("Access control:\nIs MFA enforced?", "Access control:")]
    [InlineData("3 Access control\n3.1 Is MFA enforced?", "3 Access control")]
    [InlineData("3. Access control\n3.1 Is MFA enforced?", "3 Access control")]
    [InlineData("Access control\n1. Is MFA enforced?\n2. By whom?", "Access control")]
    [InlineData("Encryption at rest\nIs MFA enforced?", null)]
    [InlineData("1. Is MFA enforced?\nIAM-05\n2. By whom?\n3. How?", null)]
    [InlineData("DDOS\nIs MFA enforced?", null)]
    [InlineData("IS MFA ENFORCED\nBY WHOM", null)]
    public void Read_Headings_ArePassedThrough(string text, string? heading)
    {
        var read = QuestionLines.Read(text);

        Assert.Null(read.Problem);
        Assert.Equal(heading is null ? [] : [heading], read.Headings.Select(line => line.Text));
        Assert.Equal(text.Split('\n').Length - read.Headings.Count, read.Questions.Count);
    }

    [Theory]
    [InlineData("", NoQuestion)]
    [InlineData(" \n\t\n\u200B", NoQuestion)]
    [InlineData("# One\n# Two", "All lines look like headings. Write each question as a sentence, or end it with a question mark.")]
    public void Read_WithoutQuestion_SaysWhatToDo(string text, string problem) => Assert.Equal(problem, Problem(text));

    [Fact]
    public void Read_AtTheLimits_ReadsEverything()
    {
        var text = string.Join('\n', Enumerable.Repeat(new string('x', 1_000), Question.MaxCount));

        Assert.Equal(Question.MaxCount, Questions(text).Count);
        Assert.Equal("A questionnaire can have 2,000 lines, and this one has more. Send it in parts.", Problem($"{text}\nOne more?"));
        Assert.Equal("The text has more than 2 MB. Send it in parts.", Problem(new string('é', (QuestionLines.MaxBytes / 2) + 1)));
        Assert.StartsWith(
            "Line 2 has more than 4,000 characters.",
            Problem($"First?\n{new string('x', Question.TextMaxLength + 1)}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_AnyText_LosesNoLetterOrDigit() =>
        Gen.String[Gen.Char["aB1 .?:#-)\n\t\"é"], 0, 80]
            .Sample(text =>
            {
                var read = QuestionLines.Read(text);
                if (read.Problem is null)
                {
                    var lines = read
                        .Questions.Select(question => (question.Position, Text: $"{question.Number}{question.Text}"))
                        .Concat(read.Headings.Select(heading => (heading.Position, heading.Text)))
                        .OrderBy(line => line.Position);
                    Assert.Equal(LettersOf(text), LettersOf(string.Concat(lines.Select(line => line.Text))));
                }
            });

    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static IReadOnlyList<Question> Questions(string text)
    {
        var read = QuestionLines.Read(text);
        Assert.Null(read.Problem);
        return read.Questions;
    }

    private static string? Problem(string text)
    {
        var read = QuestionLines.Read(text);
        Assert.Empty(read.Questions);
        return read.Problem;
    }
}
