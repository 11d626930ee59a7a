using System.Text.Json;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Domain.Reading.Search;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>Makes the bodies that answer a search or the questions of a questionnaire.</summary>
internal sealed class AnswerBodies(PublishedBodies bodies)
{
    /// <summary>Returns the best results of a search.</summary>
    /// <param name="maxCount">How many results to return at most.</param>
    public SearchV1 Search(ShownVersion shown, string question, SearchResults found, Deployment? deployment, int maxCount) =>
        PublishedBodies.Versioned(
            shown,
            deployment,
            new SearchV1
            {
                Question = question,
                Results =
                [
                    .. found
                        .Rows.Take(maxCount)
                        .Select(result => new SearchResultV1(
                            CodeOf(result.Kind),
                            result.Matched,
                            result.Missing,
                            bodies.Responsibility(shown, result.Row, shown.ModelsOf(deployment), deployment)
                        )),
                ],
                Total = found.Rows.Count,
                Controls =
                [
                    .. found.Controls.Select(control => new NamedControlV1(
                        control.Written,
                        control.Found.Identifier,
                        Wording.Framework(control.Found.Framework),
                        control.IsParent
                    )),
                ],
                UnknownControls = found.UnknownControls,
                Corrections =
                [
                    .. found.Corrections.Select(correction => new CorrectionV1(correction.Written, correction.Corrected)),
                ],
                Contact = shown.Matrix.Contact,
            }
        );

    /// <summary>Returns the answers to the questions of a questionnaire.</summary>
    /// <param name="headings">The lines that are no questions.</param>
    /// <param name="chosen">The positions of the questions whose answers the reader chose. Null for none.</param>
    public QuestionnaireV1 Answers(
        ShownVersion shown,
        IEnumerable<QuestionAnswer> answers,
        IEnumerable<PassedLine> headings,
        Deployment? deployment,
        IReadOnlySet<int>? chosen = null
    ) =>
        PublishedBodies.Versioned(
            shown,
            deployment,
            new QuestionnaireV1
            {
                Answers =
                [
                    .. answers.Select(answer =>
                        Answer(shown, answer, deployment, chosen?.Contains(answer.Question.Position) == true)
                    ),
                ],
                Headings = [.. headings.Select(heading => new HeadingV1(heading.Position, heading.Text))],
                Contact = shown.Matrix.Contact,
            }
        );

    /// <summary>Returns the code of a kind of match: "all-words".</summary>
    public static string CodeOf(MatchKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private QuestionAnswerV1 Answer(ShownVersion shown, QuestionAnswer answer, Deployment? deployment, bool isChosen) =>
        new(
            answer.Question.Position,
            answer.Question.Number,
            answer.Question.Text,
            isChosen && answer.Row is not null ? AnsweredQuestion.Chosen : ConfidenceWords.CodeOf(answer.Confidence),
            answer.Reason,
            answer.Row is { } row ? bodies.Responsibility(shown, row, shown.ModelsOf(deployment), deployment) : null,
            [.. answer.Alternatives.Select(other => bodies.Link(shown, other, deployment))]
        );
}
