namespace ResponsibilityPortal.Formats.Importing;

/// <summary>A text that cells of columns of marks contain.</summary>
/// <param name="Key">Equal for texts that differ only in case, white space or invisible characters.</param>
/// <param name="Place">The first cell that has it.</param>
/// <param name="Meaning">What it means: the decision, or else a guess. Null when it must be decided.</param>
public sealed record FoundMark(string Key, string Shown, int Count, string Place, MarkMeaning? Meaning);
