namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>An edit that the portal has acknowledged as stored.</summary>
/// <param name="Tag">The entity tag of the new state.</param>
internal sealed record AcknowledgedEdit(Edit Edit, string Tag);
