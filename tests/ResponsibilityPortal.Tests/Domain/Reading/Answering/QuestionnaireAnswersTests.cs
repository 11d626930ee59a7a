using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Answering;

public sealed class QuestionnaireAnswersTests
{
    [Fact]
    public void Of_ControlOfOneRow_IsSure()
    {
        var answer = Answer("Is it so?", controls: "A-9");

        Assert.Equal(("backups", Confidence.Sure), (answer.Row!.Responsibility.Slug, answer.Confidence));
        Assert.Equal("The question names control A-9. Only this responsibility is related to it.", answer.Reason);
        Assert.Empty(answer.Alternatives);
    }

    [Fact]
    public void Of_ControlInAColumn_DecidesBeforeWords()
    {
        var answer = Answer("Who sets up multi-factor sign-in?", controls: "B.1");

        Assert.Equal("backups", answer.Row!.Responsibility.Slug);
    }

    [Fact]
    public void Of_ControlOfSeveralRows_IsDecidedByWords()
    {
        var answer = Answer("A-10: Does a restore work?");

        Assert.Equal("restore", answer.Row!.Responsibility.Slug);
        Assert.Equal(["backups", "sign-in"], answer.Alternatives.Select(row => row.Responsibility.Slug).Order());
        Assert.InRange(answer.Confidence, Confidence.Check, Confidence.Likely);
    }

    [Fact]
    public void Of_IdOfTheQuestion_IsAControl() => Assert.Equal("backups", Answer("Is it so?", number: "A-9").Row!.Responsibility.Slug);

    [Fact]
    public void Of_PlainNumber_IsNoControl() => Assert.Equal(Confidence.NoMatch, Answer("Is it so?", number: "9").Confidence);

    [Theory]
    [InlineData("Run the backup jobs", "backups")]
    [InlineData("Is a snapshot taken?", "backups")]
    [InlineData("Who guards the data centre?", "buildings")]
    [InlineData("Is MFA on?", "sign-in")]
    public void Of_Words_FindTheRow(string question, string row) => Assert.Equal(row, Answer(question).Row?.Responsibility.Slug);

    [Theory]
    [InlineData("lorem ipsum dolor")]
    [InlineData("Is the canteen vegetarian?")]
    [InlineData("???")]
    public void Of_OffTopicQuestion_IsNoMatchAndSaysWhy(string question)
    {
        var answer = Answer(question);

        Assert.Null(answer.Row);
        Assert.Equal(Confidence.NoMatch, answer.Confidence);
        Assert.EndsWith(".", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_EveryTitle_FindsItsOwnRow()
    {
        var index = SeedMatrix.Index();

        Assert.All(
            index.Rows,
            row =>
            {
                var answer = AnswerFrom(index, new Question(1, null, row.Responsibility.Title, null));
                Assert.Same(row, answer.Row);
                Assert.InRange(answer.Confidence, Confidence.Check, Confidence.Sure);
                Assert.DoesNotContain(row, answer.Alternatives);
                Assert.InRange(answer.Alternatives.Count, 0, QuestionAnswer.AlternativesMaxCount);
            }
        );
    }

    [Fact]
    public void Of_CancelledRequest_Stops() =>
        Assert.Throws<OperationCanceledException>(() =>
            QuestionnaireAnswers.Of(TestMatrix.Index(), [new Question(1, null, "backup", null)], new CancellationToken(canceled: true))
        );

    [Fact]
    public void Of_CommonWordsOnly_SaysThatTheyAreTooCommon() =>
        Assert.Equal("The words of the question are too common to search for.", Answer("What is it that you do?").Reason);

    private static QuestionAnswer Answer(string text, string? number = null, string? controls = null) =>
        AnswerFrom(TestMatrix.Index(), new Question(1, number, text, controls));

    private static QuestionAnswer AnswerFrom(MatrixIndex index, Question question) =>
        QuestionnaireAnswers.Of(index, [question], TestContext.Current.CancellationToken)[0];
}
