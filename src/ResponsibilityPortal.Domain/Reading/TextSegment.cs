namespace ResponsibilityPortal.Domain.Reading;

/// <summary>A segment of a text that is or is not a search hit.</summary>
public readonly record struct TextSegment(string Text, bool IsHit);
