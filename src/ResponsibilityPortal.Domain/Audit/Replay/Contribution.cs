using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>The part that a user had in the content of a version.</summary>
/// <param name="By">A user. The edits of a token count as edits of the user who created it.</param>
/// <param name="Edits">
/// The number of log entries for this version. 0 for an editor of earlier content that was published again, and for the user who did that.
/// </param>
public sealed record Contribution(Actor By, int Edits);
