namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>What one party does in one cell.</summary>
public sealed record PartyNote(string Party, string Text);
