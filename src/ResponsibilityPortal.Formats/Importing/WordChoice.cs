using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>The decision of the user, or of a ready mapping, on a word that cells contain.</summary>
/// <param name="Key"><see cref="FoundWord.Key"/>.</param>
/// <param name="Code">The parties that the word means; null while it is undecided.</param>
public sealed record WordChoice(string Key, AssignmentCode? Code);
