using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Writes an answer as lines for a terminal.</summary>
internal static class AnswerLines
{
    public static IEnumerable<string> Of(ResponsibilityV1 responsibility) =>
        [
            .. responsibility.Answers.Select(answer => $"  {answer.Subject}: {answer.Sentences}"),
            $"  Source: {responsibility.Address}",
        ];
}
