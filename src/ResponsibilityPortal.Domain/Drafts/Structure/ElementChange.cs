namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>What became of one element of a matrix.</summary>
/// <param name="Address">Which, as <see cref="MatrixElements"/> names it.</param>
/// <param name="Before">Canonical JSON; null for what was not there.</param>
/// <param name="After">Canonical JSON; null for what is gone.</param>
public sealed record ElementChange(string Address, string? Before, string? After);
