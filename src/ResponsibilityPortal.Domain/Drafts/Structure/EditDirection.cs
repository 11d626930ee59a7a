namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>Whether an entry records an edit, its undo, or its redo.</summary>
public enum EditDirection
{
    /// <summary>The edit itself.</summary>
    Done,

    /// <summary>The edit was undone.</summary>
    Undone,

    /// <summary>The edit was undone and then redone.</summary>
    Redone,
}
