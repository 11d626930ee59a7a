using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>A control of a framework, and the rows that map to it.</summary>
public sealed record ControlRows(Framework Framework, string Identifier, ValueList<MatrixRow> Rows);
