namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>A cell that nobody has been made accountable for.</summary>
/// <param name="Responsibility">Slug of the row.</param>
/// <param name="HostingModel">Slug of the column.</param>
public sealed record Gap(string Responsibility, string HostingModel);
