using System.Globalization;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Search;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class MatrixTable
{
    private RowCells _cells = null!;
    private ChangeMarkup _changes = null!;
    private int _rows;

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    /// <summary>Whether each row shows the answer in words next to its title. It does after a search.</summary>
    private bool ShowsAnswers => View.IsSearch;

    /// <summary>Returns the fragment of a domain's heading; null for other groups.</summary>
    public static string? IdOf(RowGroup group) => group is RowGroup.OfDomain { Domain.Slug: var slug } ? $"domain-{slug}" : null;

    protected override void OnParametersSet()
    {
        _changes = new ChangeMarkup(Source.Published.Version);
        _cells = new RowCells(View, Source.Language, Source.Marks, _changes);
        _rows = 0;
    }

    /// <summary>
    /// Returns a new ID for a row. The short name is not unique, because a row that maps to several controls is listed under each.
    /// </summary>
    private string NextRowId() => string.Create(CultureInfo.InvariantCulture, $"row-{++_rows}");

    private RenderFragment Marked(string text) =>
        builder =>
        {
            if (View.Marks == SearchMarks.None)
            {
                builder.AddContent(0, text);
                return;
            }

            builder.OpenComponent<MarkedText>(1);
            builder.AddComponentParameter(2, nameof(MarkedText.Segments), View.Marks.Mark(text));
            builder.CloseComponent();
        };
}
