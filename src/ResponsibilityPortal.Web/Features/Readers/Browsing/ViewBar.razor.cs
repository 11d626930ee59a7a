using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class ViewBar
{
    private static readonly (string? Kind, string Name)[] Views =
    [
        (null, "Table"),
        (MatrixViewKind.Overview, "Overview"),
        (MatrixViewKind.Checklist, "Checklist"),
    ];

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    private MatrixFilter Filter => View.Filter;
}
