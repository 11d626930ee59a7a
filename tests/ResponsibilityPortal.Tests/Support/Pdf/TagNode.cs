namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>An element of the structure with what it says.</summary>
/// <param name="Type">P, Table, TR ...</param>
/// <param name="Text">All its text and that of its children, as a screen reader would read it: a line feed between blocks, no spaces at their ends.</param>
/// <param name="Attributes">By key, all owners together: Scope, ColSpan, RowSpan, Summary; also Alt and ActualText of the element itself.</param>
/// <param name="Pages">Numbers of the pages its own marks stand on, without those of its children.</param>
internal sealed record TagNode(string Type, string Text, IReadOnlyList<TagNode> Children, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<int> Pages)
{
    public IEnumerable<TagNode> SelfAndBelow => Children.SelectMany(child => child.SelfAndBelow).Prepend(this);

    public IEnumerable<TagNode> All(string type) => SelfAndBelow.Where(node => node.Type == type);

    /// <summary>Texts of the cells of a table, row by row, as they are written: a cell over several rows stands in its first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows() =>
        [.. All("TR").Select(row => row.Children.Where(cell => cell.Type is "TH" or "TD").Select(cell => cell.Text).ToList())];
}
