namespace ResponsibilityPortal.Web;

/// <summary>The parts of the address of a PDF export.</summary>
/// <param name="Matrix">Slug of the matrix.</param>
/// <param name="Query">With its question mark. Empty when there is none.</param>
/// <param name="IsHere">Whether it is an address of this portal, according to its current public address.</param>
public sealed record ExportAddress(string Matrix, int Version, string Query, bool IsHere);
