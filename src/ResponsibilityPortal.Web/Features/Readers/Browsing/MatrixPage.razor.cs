using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class MatrixPage
{
    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required IOptions<PortalOptions> Options { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    /// <summary>What search engines learn of the matrix. Null on filtered pages, which show a part of it.</summary>
    private JsonObject? Data => View.Filter == MatrixFilter.None ? MatrixData.Of(Source, Urls, !Options.Value.ReadersMustSignIn) : null;

    private Matrix Matrix => Source.Published.Matrix;

    private MatrixPageTitle Words => new(View, Source.Pinned);

    /// <summary>
    /// The address that search engines list. A pinned page of the version in force has the same content as the plain address.
    /// </summary>
    private string Canonical =>
        Source.IsPinned && Source.Published.Version.Number != Source.InForce.Number
            ? Urls.Matrix(Source.Slug, Source.Pinned, View.Filter)
            : Urls.Matrix(Source.Slug, null, View.Filter);

    /// <summary>Whether search engines list the page: the matrix and its views, but not every filter.</summary>
    private bool IsIndexed => IsFollowed && View.UnknownValues.Count == 0;

    /// <summary>Whether crawlers follow the links of the page. They stop at filtered pages.</summary>
    private bool IsFollowed => ListedFilters.Contains(View.Filter);
}
