namespace ResponsibilityPortal.Web;

/// <summary>What the address of a PDF export names.</summary>
/// <param name="Matrix">Slug of the matrix.</param>
/// <param name="Query">With its question mark; empty when there is none.</param>
/// <param name="IsHere">Whether it is an address of this portal, as its public address is now.</param>
public sealed record ExportAddress(string Matrix, int Version, string Query, bool IsHere);
