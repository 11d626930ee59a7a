namespace ResponsibilityPortal.Domain.Drafts.Checks;

/// <summary>One result of a check.</summary>
/// <param name="Responsibility">The slug of the row; null when the finding is not about a row.</param>
/// <param name="HostingModel">The slug of the column; null when the finding is about the whole row.</param>
/// <param name="Sentence">The problem, without the names of row and column.</param>
public sealed record Finding(CheckKind Kind, string? Responsibility, string? HostingModel, string Sentence);
