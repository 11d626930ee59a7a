namespace ResponsibilityPortal.Store.Writing;

/// <summary>How a write ends within its transaction.</summary>
internal enum WriteEnd
{
    /// <summary>Changes were saved and will be committed.</summary>
    Saved,

    /// <summary>Nothing was saved.</summary>
    Unchanged,

    /// <summary>Changes were saved that must not be committed.</summary>
    Undo,
}
