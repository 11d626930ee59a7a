namespace ResponsibilityPortal.Web.Components.Unsaved;

/// <summary>A question about unsaved text, with the labels of its buttons.</summary>
/// <param name="Save">The label of the save button; null if the text can't be saved from here.</param>
public sealed record UnsavedQuestion(string Text, string? Save, string Discard, string Stay = "Keep editing")
{
    /// <summary>For text that is lost when its form closes.</summary>
    public static readonly UnsavedQuestion Closing = new("You have unsaved text. Closing this form discards it.", null, "Discard");

    /// <summary>For text that is lost when the user leaves the page.</summary>
    public static readonly UnsavedQuestion Leaving = new(
        "You have unsaved text. Leaving this page discards it.",
        null,
        "Discard and leave",
        "Stay"
    );

    /// <summary>For text that the browser tab keeps when the user leaves the page.</summary>
    public static readonly UnsavedQuestion LeavingKept = new(
        "You have unsaved text. This browser tab keeps it, and the editor lists it when you come back.",
        null,
        "Leave",
        "Stay"
    );
}
