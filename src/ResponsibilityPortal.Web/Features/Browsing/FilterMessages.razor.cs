using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Browsing;

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

    private string Without(string key) => Source.Links.Matrix(Filter.Without(key));

    /// <summary>The filters in use; a party and its role are one.</summary>
    private IEnumerable<(string Key, string Label)> Chosen() =>
        from filter in Filter.Values()
        where filter.Key != MatrixFilter.ViewKey && (filter.Key != MatrixFilter.RoleKey || Filter.Party is null)
        select (filter.Key, FilterWords.Describe(Matrix, Filter, filter.Key));

    /// <summary>The filters without which there would be rows, with how many.</summary>
    private List<(string Key, string Label, int Count)> Hiding() => IsNowhere ? [] :
    [
        .. from hidden in View.CountsWithout()
           where hidden.Count > 0
           let key = hidden.Key == MatrixFilter.ModelKey && Filter.Models.Count == 0 ? MatrixFilter.DeploymentKey : hidden.Key
           select (key, FilterWords.Describe(Matrix, Filter, key), hidden.Count),
    ];
}
