namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A letter and its position, in points from the lower left corner of its page.</summary>
/// <param name="Page">From 1.</param>
internal sealed record PlacedLetter(int Page, string Value, double Left, double Right, double Baseline);
