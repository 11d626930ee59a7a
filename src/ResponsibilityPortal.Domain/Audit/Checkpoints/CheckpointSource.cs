namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>Checkpoints that a log is compared with, and where they come from.</summary>
/// <param name="Name">The file's name, for sentences.</param>
/// <param name="IsOwn">Whether it is the portal's own file, which is complete and in order. A kept file can contain any of the
/// checkpoints.</param>
public sealed record CheckpointSource(string Name, CheckpointFile File, bool IsOwn);
