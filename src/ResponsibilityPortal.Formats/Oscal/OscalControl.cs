using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>A control in a file, with the rows that map to it.</summary>
/// <param name="Id">The control ID in the file.</param>
/// <param name="Identifiers">
/// The identifiers as the matrix writes them, each with the short name of a row that has it; null when all rows have the same one.
/// </param>
/// <param name="Rows">In the order of the matrix, each once.</param>
internal sealed record OscalControl(
    string Id,
    IReadOnlyList<(string Identifier, string? Responsibility)> Identifiers,
    IReadOnlyList<MatrixRow> Rows
);
