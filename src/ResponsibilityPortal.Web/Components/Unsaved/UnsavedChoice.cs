namespace ResponsibilityPortal.Web.Components.Unsaved;

/// <summary>An answer to the question about unsaved text.</summary>
public enum UnsavedChoice
{
    /// <summary>Keep editing.</summary>
    Stay,

    /// <summary>Leave without saving.</summary>
    Discard,

    /// <summary>Save first.</summary>
    Save,
}
