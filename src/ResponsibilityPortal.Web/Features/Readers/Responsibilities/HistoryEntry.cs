using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Readers.Responsibilities;

/// <summary>What a version did to a row.</summary>
/// <param name="Matrix">The complete content of that version.</param>
/// <param name="Row">The row in that version, or null when the version does not have it.</param>
/// <param name="Changes">What differs from the version before, when both have the row.</param>
public sealed record HistoryEntry(MatrixVersion Version, Matrix Matrix, Responsibility? Row, ValueList<ResponsibilityChange> Changes);
