namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>A control identifier that a text names.</summary>
/// <param name="Written">The identifier as written: "SC-28(01)".</param>
/// <param name="Found">The control of the matrix, with its rows: "SC-28".</param>
/// <param name="IsParent">Whether the matrix has only the parent of what was written: an enhancement or a sub-requirement.</param>
public sealed record NamedControl(string Written, ControlRows Found, bool IsParent);
