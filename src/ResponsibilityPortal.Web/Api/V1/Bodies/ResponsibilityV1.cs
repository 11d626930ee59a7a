using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>Who is responsible for a duty, with its source.</summary>
internal sealed record ResponsibilityV1(
    string Slug,
    string Title,
    [property: Description("Name of the domain.")] string Domain,
    [property: Description("The page of this answer in this version, which never changes. Cite it.")] string Address,
    [property: Description("The answer in words. Columns that have the same answer share one.")] IReadOnlyList<AnswerV1> Answers,
    [property: Description("The answer for each column.")] IReadOnlyList<ModelAnswerV1> Models
);
