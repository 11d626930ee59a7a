namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>A line of a questionnaire that is no question.</summary>
internal sealed record HeadingV1(int Line, string Text);
