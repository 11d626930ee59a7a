using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The columns of a hosting model in an edited sheet with the matrix.</summary>
/// <param name="Columns">The columns by heading. Columns that someone removed are missing.</param>
/// <param name="First">The first column of the group.</param>
/// <param name="End">The first column after it.</param>
internal sealed record EditedModel(HostingModel Model, Dictionary<string, int> Columns, int First, int End);
