using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Answering;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>The questions of a questionnaire.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record AnswersRequestV1
{
    [Description("1 to 2,000 questions of at most 4,000 characters each. A leading number such as 1.2 is kept.")]
    public required IReadOnlyList<string> Questions { get; init; }

    [Description("Slug of a deployment of the matrix. Omitted: all columns.")]
    public string? Deployment { get; init; }

    /// <summary>Reads a body strictly. Returns all questions, or all problems.</summary>
    /// <param name="problems">What is wrong, with JSON Pointers. Empty when the body is valid.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static AnswersRequestV1? Read(JsonElement body, out ValueList<MatrixProblem> problems)
    {
        var found = new ProblemList();
        var reader = new JsonObjectReader(body, "", found);
        var request = new AnswersRequestV1
        {
            Questions = reader.TrimmedTexts("questions", Question.MaxCount, Question.TextMaxLength),
            Deployment = reader.OptionalText("deployment", Slug.MaxLength),
        };
        reader.Finish();
        problems = found.ToValueList();
        return found.IsEmpty ? request : null;
    }
}
