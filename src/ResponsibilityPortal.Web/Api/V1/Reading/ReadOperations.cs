using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>The description of the operations that read published content.</summary>
internal static class ReadOperations
{
    private const string BodyTag = "The bytes of the body. Send it as If-None-Match, and get 304 while they are the same.";

    private static readonly (string Name, string Description) DeploymentQuery = (
        FilterFields.Deployment.Name,
        "Slug of a deployment of the matrix. The answers are for its columns."
    );

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("listMatrices", "List the matrices", "Returns every matrix that has a version in force.", [])
        {
            Tag = BodyTag,
            Example = () => NodeOf(ReadExamples.Matrices),
        },
        new(
            "readMatrix",
            "Read a matrix",
            "Returns the version in force, with the filters of the matrix page: all apply at once. A value that the matrix doesn't have is "
                + "refused.",
            []
        )
        {
            Query = [.. FilterFields.All.Where(field => field.Effect == FilterEffect.Selection).Select(QueryOf)],
            Tag = BodyTag,
            Example = () => NodeOf(ReadExamples.Content),
        },
        new(
            "readResponsibility",
            "Read a responsibility",
            "Returns the answer of the version in force with everything to cite it. The same body is at the address of the page with .json "
                + "at its end, and at the page itself for clients that accept application/json.",
            []
        )
        {
            Query = [DeploymentQuery],
            Tag = BodyTag,
            Example = () => NodeOf(ReadExamples.Detail),
        },
        new(
            "listFiles",
            "List the files",
            "Returns a link to the version in force in every format, with what the format can't carry. The filters are those of the matrix "
                + "page.",
            []
        )
        {
            Query = [.. FilterFields.All.Select(QueryOf)],
            Tag = BodyTag,
            Example = () => NodeOf(ReadExamples.Files),
        },
        new(
            "listFilesOfVersion",
            "List the files of a version",
            "Returns a link to a version in every format, with what the format can't carry. The filters are those of the matrix page.",
            []
        )
        {
            Query = [.. FilterFields.All.Select(QueryOf)],
            Tag = BodyTag,
            Example = () => NodeOf(ReadExamples.Files),
        },
        new(
            "searchMatrix",
            "Search a matrix",
            "Returns the responsibilities that a question is about, best first. Control identifiers in it are looked up. Something is "
                + "returned while anything is near; match says how near.",
            []
        )
        {
            Query =
            [
                (FilterFields.Search.Name, "The question, as a person writes it. Required."),
                DeploymentQuery,
                (PortalUrls.LimitKey, "How many results to return at most, 1 to 50. Default: 10."),
            ],
            Tag = BodyTag,
            Example = () => NodeOf(ReadExamples.Search),
        },
        new(
            "answerQuestions",
            "Answer a questionnaire",
            "Answers each question with a confidence and what it rests on. Nothing of the questions is stored or logged.",
            []
        )
        {
            Body = (
                typeof(AnswersRequestV1),
                new JsonObject
                {
                    ["questions"] = new JsonArray("1.2 Who patches the hosts?"),
                    [FilterFields.Deployment.Name] = "hosted",
                }
            ),
            Example = () => NodeOf(ReadExamples.Answers),
        },
    ];

    private static (string Name, string Description) QueryOf(FilterField field) =>
        field == FilterFields.Deployment ? DeploymentQuery
        : field == FilterFields.Search ? (field.Name, "Words to search for. Rows that don't match are left out.")
        : field.Effect == FilterEffect.Order ? (field.Name, "Slug of a framework. Lists are then in the order of its controls.")
        : field.Effect == FilterEffect.Form ? (field.Name, $"The {field.Noun} of the matrix page, for formats that have one.")
        : (field.Name, $"Filter by {field.Noun}. Several values are separated by commas, where the page allows several.");

    private static JsonNode NodeOf<T>(T body) => JsonSerializer.SerializeToNode(body, BodyJson.Options)!;
}
