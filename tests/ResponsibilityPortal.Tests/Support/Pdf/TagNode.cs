namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>An element of the structure with its text.</summary>
/// <param name="Type">P, Table, TR ...</param>
/// <param name="Text">The text of the element and its children, as a screen reader would read it: a line feed between blocks, no spaces at
/// their ends.</param>
/// <param name="Attributes">By key, of all owners together: Scope, ColSpan, RowSpan, Summary; also Alt and ActualText of the element
/// itself.</param>
/// <param name="Pages">Numbers of the pages that contain its own marks, without those of its children.</param>
internal sealed record TagNode(
    string Type,
    string Text,
    IReadOnlyList<TagNode> Children,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<int> Pages
)
{
    public IEnumerable<TagNode> SelfAndBelow => Children.SelectMany(child => child.SelfAndBelow).Prepend(this);

    public IEnumerable<TagNode> All(string type) => SelfAndBelow.Where(node => node.Type == type);

    /// <summary>
    /// Returns the texts of the cells of a table, row by row, as written. A cell that spans several rows is in its first row.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows() =>
        [.. All("TR").Select(row => row.Children.Where(cell => cell.Type is "TH" or "TD").Select(cell => cell.Text).ToList())];
}
