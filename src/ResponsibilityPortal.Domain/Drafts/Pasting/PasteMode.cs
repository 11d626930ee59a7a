namespace ResponsibilityPortal.Domain.Drafts.Pasting;

/// <summary>How the cells of a pasted table are matched to the draft.</summary>
public enum PasteMode
{
    /// <summary>Rows by title and columns by name, where the table has these; otherwise by position.</summary>
    ByHeadings,

    /// <summary>By position, without the first row and column where they look like headings.</summary>
    WithoutHeadings,

    /// <summary>By position, including the first row and column.</summary>
    ByPosition,
}
