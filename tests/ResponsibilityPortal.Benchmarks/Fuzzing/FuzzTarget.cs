namespace ResponsibilityPortal.Benchmarks.Fuzzing;

/// <summary>A reader of untrusted files.</summary>
/// <param name="Name">The name on the command line and in the table.</param>
/// <param name="Files">Good files, which are altered.</param>
/// <param name="Pieces">Texts that are put into the files, because they mean something to the reader.</param>
/// <param name="Reads">Returns whether the reader accepts a file. Throws when the reader fails, or accepts what it must not.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Files, IReadOnlyList<string> Pieces, Func<byte[], bool> Reads);
