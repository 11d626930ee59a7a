using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Writes answers of the questionnaire page as JSON, with the bodies of the API. Features can't use these themselves.</summary>
internal sealed class QuestionnaireJson(AnswerBodies bodies)
{
    public byte[] Write(PageSource source, AnsweredQuestionnaire answered) =>
        BodyJson.Write(
            bodies.Answers(
                new ShownVersion(source.Published, source.Versions, source.InForce),
                answered.Answers.Select(answer => answer.Found),
                answered.Headings,
                source.Deployment,
                answered.Answers.Where(answer => answer.IsChosen).Select(answer => answer.Question.Position).ToHashSet()
            )
        );
}
