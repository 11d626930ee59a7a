using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>What a row of the table says about one hosting model.</summary>
/// <param name="Code">The parties, or why it is not applicable; null when the row says nothing, or nothing that is decided.</param>
/// <param name="IsSaid">Whether the row says anything.</param>
/// <param name="Column">The first column that says it, from 1.</param>
internal readonly record struct CellContent(AssignmentCode? Code, bool IsSaid, int? Column);
