namespace ResponsibilityPortal.Web.Features.Platform.Operations;

/// <summary>Something that is wrong with a running portal.</summary>
/// <param name="Part">What it is about, for programs.</param>
/// <param name="Sentence">What is wrong and what it means, in words. Never contains paths, addresses or content.</param>
internal sealed record HealthProblem(string Part, string Sentence);
