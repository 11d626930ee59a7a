using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>The tools that find and read responsibilities.</summary>
internal sealed class ReadingTools(ToolSource source, VersionFinder finder, PublishedBodies bodies, AnswerBodies answers)
{
    public const int QuestionsMaxCount = 100;
    private const int ResultsMaxCount = 20;
    private const int ResultsDefaultCount = 5;

    public async Task<CallToolResult> ListMatricesAsync() => ToolAnswer.Of(await bodies.SummariesAsync(finder));

    public Task<CallToolResult> FindResponsibilitiesAsync(
        [Description("The question or search words, as a person writes them. Control identifiers such as AC-2 work too.")] string question,
        [Description(ToolTexts.Matrix)] string? matrix = null,
        [Description(ToolTexts.Deployment)] string? deployment = null,
        [Description("How many results to return, 1 to 20. Default: 5.")] int? limit = null
    ) =>
        source.AnswerAsync(
            matrix,
            null,
            deployment,
            (shown, chosen) =>
                ProblemOf(question) is { } problem ? ToolAnswer.Refusal(problem)
                : limit is < 1 or > ResultsMaxCount ? ToolAnswer.Refusal($"The limit is a number from 1 to {ResultsMaxCount}.")
                : ToolAnswer.Of(
                    answers.Search(shown, question, shown.Published.Index.Find(question), chosen, limit ?? ResultsDefaultCount)
                )
        );

    public Task<CallToolResult> GetResponsibilityAsync(
        [Description("The short name (slug) of the responsibility, as find_responsibilities returns it.")] string responsibility,
        [Description(ToolTexts.Matrix)] string? matrix = null,
        [Description(ToolTexts.Deployment)] string? deployment = null,
        [Description("Number of a published version. Omit for the version in force.")] int? version = null
    ) =>
        source.AnswerAsync(
            matrix,
            version,
            deployment,
            (shown, chosen) =>
                shown.Published.Index.FindRow(ToolSource.Given(responsibility).ToLowerInvariant()) is { } row
                    ? ToolAnswer.Of(bodies.Detail(shown, row, chosen))
                    : ToolAnswer.Refusal(
                        $"Version {shown.Version.Number} of the matrix {shown.Slug} has no such responsibility. Use find_responsibilities "
                            + "with words of the question to get the short name."
                    )
        );

    public Task<CallToolResult> AnswerQuestionsAsync(
        [Description("The questions, one text each, at most 100. A leading number such as 1.2 is kept.")] string[] questions,
        [Description(ToolTexts.Matrix)] string? matrix = null,
        [Description(ToolTexts.Deployment)] string? deployment = null,
        CancellationToken cancellationToken = default
    ) =>
        source.AnswerAsync(
            matrix,
            null,
            deployment,
            (shown, chosen) =>
                ProblemOf(questions ?? []) is { } problem
                    ? ToolAnswer.Refusal(problem)
                    : ToolAnswer.Of(
                        answers.Answers(
                            shown,
                            QuestionnaireAnswers.Of(shown.Published.Index, AskedQuestions.Of(questions!), cancellationToken),
                            [],
                            chosen
                        )
                    )
        );

    private static string? ProblemOf(string question) =>
        string.IsNullOrWhiteSpace(question) ? "The question is empty."
        : question.Length > Question.TextMaxLength ? $"A question can have at most {Question.TextMaxLength} characters."
        : null;

    private static string? ProblemOf(string[] questions) =>
        questions.Length is 0 or > QuestionsMaxCount
            ? $"Send 1 to {QuestionsMaxCount} questions at once. There are {questions.Length}."
            : questions.Select((question, index) => ProblemOf(question) is { } problem ? $"Question {index + 1}: {problem}" : null)
                .FirstOrDefault(problem => problem is not null);
}
