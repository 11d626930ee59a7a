using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class MatrixTable
{
    private RowCells _cells = null!;
    private ChangeMarkup _changes = null!;

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    /// <summary>Whoever searches or looks a control up wants the answer in words beside the row.</summary>
    private bool ShowsAnswers => View.Hits is not null || View.Controls.Count > 0;

    protected override void OnParametersSet()
    {
        _changes = new ChangeMarkup(Source.Published.Version);
        _cells = new RowCells(View, Source.Marks, _changes);
    }

    private RenderFragment Marked(string text) => builder =>
    {
        if (View.Hits is null)
        {
            builder.AddContent(0, text);
            return;
        }

        builder.OpenComponent<MarkedText>(1);
        builder.AddComponentParameter(2, nameof(MarkedText.Segments), View.Hits.Mark(text));
        builder.CloseComponent();
    };

    private static string? IdOf(RowGroup group) => group is RowGroup.OfDomain { Domain.Slug: var slug } ? $"domain-{slug}" : null;
}
