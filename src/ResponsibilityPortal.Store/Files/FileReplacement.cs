namespace ResponsibilityPortal.Store.Files;

/// <summary>A file of the data directory that a restore replaces together with the store.</summary>
/// <param name="Name">The name of the file in the data directory.</param>
/// <param name="Content">What it has afterwards.</param>
public sealed record FileReplacement(string Name, ReadOnlyMemory<byte> Content);
