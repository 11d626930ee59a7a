namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>Consecutive words, with the spaces between them, that have changed in the same way or not at all.</summary>
public readonly record struct WordRun(string Text, WordChange Change);
