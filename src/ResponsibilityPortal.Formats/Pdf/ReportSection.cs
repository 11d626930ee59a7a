using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>A group of rows under one heading.</summary>
/// <param name="Heading">What the rows have in common.</param>
/// <param name="Domain">The domain of the rows; null when they are grouped by something else.</param>
/// <param name="Rows">The rows. A domain without rows has a section that says so.</param>
/// <param name="Place">The place of the heading.</param>
internal sealed record ReportSection(string Heading, ControlDomain? Domain, ValueList<MatrixRow> Rows, Destination Place);
