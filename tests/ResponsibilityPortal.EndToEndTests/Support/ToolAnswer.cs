namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>What a tool said of a file, on both of its outputs.</summary>
internal sealed record ToolAnswer(int ExitCode, string Output);
