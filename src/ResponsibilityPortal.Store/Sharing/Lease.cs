namespace ResponsibilityPortal.Store.Sharing;

/// <summary>A named right that one holder at a time has.</summary>
/// <param name="Note">What the holder says about itself to the others.</param>
public sealed record Lease(string Name, Guid Holder, string Note = "");
