using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Csv;

/// <summary>What one line speaks of: a cell of the matrix, where it stands in the view.</summary>
/// <param name="Control">The control it stands under, when the view is ordered by control and the row maps to one.</param>
/// <param name="Part">The strongest part that the reader has in the row; of use in a checklist only.</param>
internal sealed record CsvLine(MatrixRow Row, HostingModel Model, Assignment Cell, string? Control, Part Part);
