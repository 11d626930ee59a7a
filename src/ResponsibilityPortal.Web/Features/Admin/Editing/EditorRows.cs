namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Which rows of a draft are looked at.</summary>
public enum EditorRows
{
    All,

    /// <summary>Rows with a cell that differs from the latest version.</summary>
    Changed,

    /// <summary>Rows with a cell that has no accountable party.</summary>
    WithGaps,
}
