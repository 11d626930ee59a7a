using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>A word, or a combination of marks, that says who is responsible in some cells.</summary>
/// <param name="Key">Equal for words that differ only in case, white space or invisible characters.</param>
/// <param name="Shown">The word as it is in the first cell, or the combination in words.</param>
/// <param name="Place">The first cell that has it, such as "Matrix!C4".</param>
/// <param name="Parties">The slugs of the parties that it names or marks.</param>
/// <param name="Code">What it means: the decision, or else a guess. Null when it must be decided.</param>
public sealed record FoundWord(string Key, string Shown, int Count, string Place, ValueList<string> Parties, AssignmentCode? Code);
