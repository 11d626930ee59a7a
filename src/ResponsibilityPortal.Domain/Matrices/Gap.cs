namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>A cell that is not yet assessed.</summary>
/// <param name="Responsibility">The slug of the row.</param>
/// <param name="HostingModel">The slug of the column.</param>
public sealed record Gap(string Responsibility, string HostingModel);
