namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>An edit that the portal has said is stored.</summary>
/// <param name="Tag">The entity tag of the state that it has made.</param>
internal sealed record AcknowledgedEdit(Edit Edit, string Tag);
