using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Csv;

/// <summary>A line of the file: one cell of the matrix, at one place of the view.</summary>
/// <param name="Control">The control that groups the row, when the view is ordered by control and the row maps to one.</param>
/// <param name="Part">The strongest part that the reader has in the row. Used in a checklist only.</param>
internal sealed record CsvLine(MatrixRow Row, HostingModel Model, Assignment Cell, string? Control, Part Part);
