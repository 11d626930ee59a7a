namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>Checkpoints that a log is held against, and where they come from.</summary>
/// <param name="Name">The file's name, for sentences.</param>
/// <param name="IsOwn">Whether it is the portal's own file, which is whole and in order; what somebody else keeps may be any of them.</param>
public sealed record CheckpointSource(string Name, CheckpointFile File, bool IsOwn);
