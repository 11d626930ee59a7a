using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>What a user has to do with the content of a version.</summary>
/// <param name="By">A user; the edits of a token count as those of the user who created it.</param>
/// <param name="Edits">Entries of the log for this version; 0 for an editor of earlier content that was published again, and for the user who did that.</param>
public sealed record Contribution(Actor By, int Edits);
