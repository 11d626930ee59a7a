namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>The change of one element of a matrix.</summary>
/// <param name="Address">The element's address in <see cref="MatrixElements"/>.</param>
/// <param name="Before">Canonical JSON; null for an added element.</param>
/// <param name="After">Canonical JSON; null for a removed element.</param>
public sealed record ElementChange(string Address, string? Before, string? After);
