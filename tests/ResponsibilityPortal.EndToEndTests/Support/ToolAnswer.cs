namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>The output of a tool, from both of its streams.</summary>
internal sealed record ToolAnswer(int ExitCode, string Output);
