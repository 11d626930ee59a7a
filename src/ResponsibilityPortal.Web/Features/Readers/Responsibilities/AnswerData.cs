using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Responsibilities;

/// <summary>Describes the page of a responsibility as a question with its answer, and its place in the portal.</summary>
internal static class AnswerData
{
    /// <param name="question">The title of the page, which asks who is responsible.</param>
    public static JsonObject Of(PageSource source, MatrixRow row, string question, PortalUrls urls)
    {
        var (matrix, version, responsibility) = (source.Published.Matrix, source.Published.Version, row.Responsibility);
        var address = urls.Absolute(urls.Responsibility(source.Slug, null, responsibility.Slug));
        var answer = LinkedData.Thing("Answer");
        answer["text"] = string.Join(
            ' ',
            Answer.Of(matrix, responsibility, matrix.HostingModels, null).Select(part => $"{part.Subject}: {part.Sentences}")
        );
        answer["url"] = urls.Absolute(urls.Responsibility(source.Slug, version.Number, responsibility.Slug));
        answer["dateCreated"] = Wording.Day(version.PublishedAt);
        var asked = LinkedData.Thing("Question");
        asked["name"] = question;
        asked["answerCount"] = 1;
        asked["acceptedAnswer"] = answer;
        var page = LinkedData.Thing("QAPage");
        page["url"] = address;
        if (matrix.Language != LanguageTag.Default)
        {
            page["inLanguage"] = matrix.Language;
        }

        page["mainEntity"] = asked;
        return LinkedData.Graph(
            LinkedData.Breadcrumbs(
                (matrix.Title, urls.Absolute(urls.Matrix(source.Slug))),
                (responsibility.Title, address)
            ),
            page
        );
    }
}
