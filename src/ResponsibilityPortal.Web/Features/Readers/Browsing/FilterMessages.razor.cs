using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class FilterMessages
{
    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private MatrixFilter Filter => View.Filter;

    /// <summary>Whether no row of the matrix holds what was searched for, so that no other filter is to blame.</summary>
    private bool IsNowhere => View.Hits is { } hits && View.Index.Rows.All(row => hits.RankOf(row.Position) == SearchHits.NoHit);

    private string Without(FilterField field) => Source.Links.Matrix(Filter.Without(field));

    /// <summary>The filters without which there would be rows, with how many.</summary>
    private List<(FilterField Field, int Count)> Hiding() => IsNowhere ? [] : [.. View.CountsWithout().Where(hidden => hidden.Count > 0)];
}
