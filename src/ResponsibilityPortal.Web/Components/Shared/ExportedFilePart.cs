using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>
/// Shows what was edited in an exported file, and takes it over into the draft. The page of imports shows it, and the editor has it.
/// </summary>
public abstract class ExportedFilePart : ComponentBase
{
    /// <summary>Slug.</summary>
    [Parameter, EditorRequired]
    public required string Matrix { get; set; }

    [Parameter, EditorRequired]
    public required ExportedFile File { get; set; }

    [Parameter, EditorRequired]
    public required SignedIn Who { get; set; }
}
