namespace ResponsibilityPortal.Formats.Importing;

/// <summary>How much a table contains.</summary>
/// <param name="Added">Rows that the matrix did not have.</param>
/// <param name="Cells">Cells with parties or a reason why they are not applicable.</param>
/// <param name="Joint">Cells whose parties share accountability.</param>
/// <param name="NotApplicable">Cells that are not applicable.</param>
/// <param name="Empty">Cells about which the table says nothing, or nothing that is decided.</param>
public sealed record ImportCounts(int Domains, int Rows, int Added, int Cells, int Joint, int NotApplicable, int Empty);
