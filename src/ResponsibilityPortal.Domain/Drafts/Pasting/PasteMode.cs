namespace ResponsibilityPortal.Domain.Drafts.Pasting;

/// <summary>How a pasted table is laid over a draft.</summary>
public enum PasteMode
{
    /// <summary>Rows by their titles and columns by their names, where the table has these; otherwise by position.</summary>
    ByHeadings,

    /// <summary>By position, without the row and the column that look like headings.</summary>
    WithoutHeadings,

    /// <summary>By position, everything.</summary>
    ByPosition,
}
