namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Selects the rows of a draft to show.</summary>
public enum EditorRows
{
    All,

    /// <summary>Rows with a cell that differs from the latest version.</summary>
    Changed,

    /// <summary>Rows with a cell that is not yet assessed.</summary>
    WithGaps,
}
