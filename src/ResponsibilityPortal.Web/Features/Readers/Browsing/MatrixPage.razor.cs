using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class MatrixPage
{
    [Inject]
    public required PortalUrls Urls { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    /// <summary>The title says the result, so that it is announced when the page opens and stands in the history.</summary>
    private string Title
    {
        get
        {
            var version = Source.IsPinned ? $", version {Source.Published.Version.Number}" : "";
            return View.Filter.Fields.All(chosen => chosen.Effect == FilterEffect.Form)
                ? $"{Matrix.Title}{version}"
                : $"{View.Rows.Count} of {View.Index.Rows.Count} shown{(View.Filter.Query is { } query ? $" for {query}" : "")} · {Matrix.Title}{version}";
        }
    }

    /// <summary>Pinned pages of the version in force show what the plain address shows, which is the one to list.</summary>
    private string Canonical => Source.IsPinned && Source.Published.Version.Number != Source.InForce.Number
        ? Urls.Matrix(Source.Slug, Source.Pinned, View.Filter)
        : Urls.Matrix(Source.Slug, null, View.Filter);

    /// <summary>Search engines get the matrix and its views, not every filter.</summary>
    private bool IsIndexed => IsFollowed && View.UnknownValues.Count == 0;

    /// <summary>Crawlers stop at filtered pages.</summary>
    private bool IsFollowed => ListedFilters.Contains(View.Filter);
}
