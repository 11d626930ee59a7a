using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>What the log contains about a version before its publication. The version record doesn't contain it.</summary>
/// <param name="Number">The number of the version.</param>
/// <param name="ApprovedAt">When its content was approved; null when the log has no approval of it.</param>
/// <param name="Moves">The edits that made another party accountable, each cell once.</param>
public sealed record VersionOrigin(int Number, DateTimeOffset? ApprovedAt, ValueList<MoveOrigin> Moves);
