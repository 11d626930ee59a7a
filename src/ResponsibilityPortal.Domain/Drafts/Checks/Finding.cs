namespace ResponsibilityPortal.Domain.Drafts.Checks;

/// <summary>One thing that a check has found.</summary>
/// <param name="Responsibility">Slug of the row; null when no row is meant.</param>
/// <param name="HostingModel">Slug of the column; null when the row as a whole is meant.</param>
/// <param name="Sentence">What is to be looked at, without the names of row and column.</param>
public sealed record Finding(CheckKind Kind, string? Responsibility, string? HostingModel, string Sentence);
