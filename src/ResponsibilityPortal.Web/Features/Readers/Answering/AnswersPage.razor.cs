using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

public sealed partial class AnswersPage
{
    /// <summary>Above this number of answers, the buttons are repeated below them.</summary>
    private const int ButtonsAgainFrom = 5;

    private Dictionary<int, QuestionAnswer> _found = [];

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    /// <summary>The questions, and where they were found.</summary>
    [Parameter, EditorRequired]
    public required ReadQuestionnaire Read { get; set; }

    [Parameter, EditorRequired]
    public required QuestionnaireAnswerSet Answers { get; set; }

    private string Title => $"Answers about {ProductName.Of(Source.Published.Matrix)}";

    /// <summary>"60 questions: 31 sure, 12 likely, 9 check, 8 no match. 4 headings passed through."</summary>
    private string Summary
    {
        get
        {
            var counts = ConfidenceWords
                .All.Select(ConfidenceWords.Of)
                .Append(AnsweredQuestion.Chosen)
                .Select(word => (word, Count: Answers.Answered.CountOf(word)))
                .Where(count => count.Count > 0)
                .Select(count => $"{count.Count} {count.word}")
                .ToList();
            var (headings, colon) = (Answers.Answered.Headings.Count, counts.Count == 0 ? "" : ": ");
            return $"{Wording.Count(Answers.Found.Count, "question", "questions")}{colon}{string.Join(", ", counts)}."
                + (headings == 0 ? "" : $" {Wording.Count(headings, "heading", "headings")} passed through.");
        }
    }

    protected override void OnParametersSet() => _found = Answers.Found.ToDictionary(answer => answer.Question.Position);
}
