namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>An item of a list.</summary>
/// <param name="Label">The label before the item: a bullet, "1.", "S12".</param>
/// <param name="Body">Its paragraphs.</param>
public sealed record FlowListItem(string Label, params IReadOnlyList<TextBlock> Body);
