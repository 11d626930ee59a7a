using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>An answer in words that is complete in itself.</summary>
internal sealed record AnswerV1(
    [property: Description("The product or deployment and the columns.")] string Subject,
    [property: Description("Who is accountable, who contributes, and what each does.")] string Sentences
);
