using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>The answers to the questions of a questionnaire.</summary>
internal sealed record QuestionnaireV1 : VersionedV1
{
    [Description("One for each question, in their order.")]
    public required IReadOnlyList<QuestionAnswerV1> Answers { get; init; }

    [Description("Lines that are no questions, such as the heading of a section.")]
    public required IReadOnlyList<HeadingV1> Headings { get; init; }

    [Description("Whom to ask what the matrix doesn't answer.")]
    public required string? Contact { get; init; }
}
