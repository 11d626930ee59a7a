using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>The answer to one question.</summary>
internal sealed record QuestionAnswerV1(
    [property: Description("The line or row of the question, from 1.")] int Line,
    [property: Description("The number of the question as written; null when it has none.")] string? Number,
    string Question,
    [property: Description("sure, likely, check or no-match. The questionnaire page adds chosen: by the reader.")] string Confidence,
    [property: Description("What the confidence rests on.")] string Reason,
    [property: Description("Null when no responsibility matches.")] ResponsibilityV1? Responsibility,
    [property: Description("Other responsibilities that come close, best first.")] IReadOnlyList<LinkedResponsibilityV1> Alternatives
);
