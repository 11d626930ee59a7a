namespace ResponsibilityPortal.Web.Features.Auditing;

/// <summary>A version that was approved, or published without approval, by somebody who had edited the draft it was made of.</summary>
/// <param name="Edits">How many of the entries of the draft are theirs.</param>
public sealed record OneHandVersion(string Matrix, int Number, DateTimeOffset At, string Person, int Edits);
