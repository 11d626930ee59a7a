using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Rows that stand together in a report under one heading.</summary>
/// <param name="Heading">What they have in common.</param>
/// <param name="Domain">The domain that they are the rows of; null when they are grouped otherwise.</param>
/// <param name="Rows">May be none: a domain without rows is said to have none.</param>
/// <param name="Place">Where the heading stands.</param>
internal sealed record ReportSection(string Heading, ControlDomain? Domain, ValueList<MatrixRow> Rows, Destination Place);
