namespace ResponsibilityPortal.Formats.Importing;

/// <summary>The decision of the user on a text in a column of marks.</summary>
/// <param name="Key"><see cref="FoundMark.Key"/>.</param>
public sealed record MarkChoice(string Key, MarkMeaning Meaning);
