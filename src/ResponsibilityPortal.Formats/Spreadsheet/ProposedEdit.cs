using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>A cell of the matrix that someone edited in a file.</summary>
/// <param name="Before">The cell as it was exported.</param>
/// <param name="After">The cell as the file says. It keeps what the file doesn't have.</param>
/// <param name="Sheet">The name of the sheet.</param>
/// <param name="Place">The first edited cell of the sheet, such as "H12".</param>
public sealed record ProposedEdit(CellKey Cell, Assignment Before, Assignment After, string Sheet, string Place);
