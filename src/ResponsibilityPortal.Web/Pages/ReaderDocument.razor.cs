using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Pages;

public sealed partial class ReaderDocument
{
    /// <summary>The fragment of what a page has found or lists, which a skip link leads to.</summary>
    public const string ResultsId = "matrix";

    private const string PortalName = PortalRelease.Name;

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public new required PortalAssets Assets { get; set; }

    [Inject]
    public required PortalPalette Palette { get; set; }

    [Inject]
    public required IOptions<PortalOptions> Options { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string Description { get; set; }

    /// <summary>The canonical address of this content. Null for pages that have none.</summary>
    [Parameter]
    public string? Canonical { get; set; }

    /// <summary>Slug of the matrix that the navigation links to.</summary>
    [Parameter]
    public string? Matrix { get; set; }

    /// <summary>The reader's earlier choices, which the navigation keeps. Null when unknown.</summary>
    [Parameter]
    public MatrixFilter? Carried { get; set; }

    /// <summary>Whether the page has results at <see cref="ResultsId"/>.</summary>
    [Parameter]
    public bool HasResults { get; set; }

    /// <summary>Whether search engines may list the page.</summary>
    [Parameter]
    public bool IsIndexed { get; set; } = true;

    /// <summary>Whether search engines may follow the links of a page that they may not list. Links between filters never end.</summary>
    [Parameter]
    public bool IsFollowed { get; set; } = true;

    /// <summary>
    /// Why the page isn't in force, such as "Superseded (version 1)". Null for the version in force. It begins the title and description,
    /// and keeps the page out of search engines, so that readers don't cite an old answer as current.
    /// </summary>
    [Parameter]
    public string? Status { get; set; }

    /// <summary>Other forms of the page: media type, title and address.</summary>
    [Parameter]
    public IReadOnlyList<(string Type, string Title, string Address)> Alternates { get; set; } = [];

    /// <summary>What the page says, for search engines (<see cref="LinkedData"/>). Left out of pages that they may not list.</summary>
    [Parameter]
    public JsonObject? Data { get; set; }

    /// <summary>Whether the page answers a signed-in user. Pages of a matrix are the same for all readers.</summary>
    [Parameter]
    public bool IsSignedIn { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The matrix shown, whose issuer and disclaimer are in the footer. Null for other pages.</summary>
    [Parameter]
    public PublishedMatrix? Shown { get; set; }

    /// <summary>Whether the page shows a draft.</summary>
    [Parameter]
    public bool IsDraft { get; set; }

    /// <summary>Returns the footer of every page of a matrix: its issuer and disclaimer.</summary>
    private static RenderFragment FooterOf(PublishedMatrix published) =>
        MatrixLanguage
            .Of(published.Matrix)
            .MarkIn(
                $"{published.Matrix.Title}, version {published.Version.Number}, by {published.Matrix.Issuer} "
                    + $"({Wording.Standing(published.Matrix.Standing)}). {published.Matrix.Disclaimer} {published.Matrix.Contact}",
                [published.Matrix.Title, published.Matrix.Disclaimer, published.Matrix.Contact]
            );

    /// <summary>The pages of a matrix that the navigation offers.</summary>
    private IEnumerable<(string Name, string Address)> Places(string matrix) =>
        [
            ("Matrix", Urls.Matrix(matrix, null, Carried)),
            ("Compare", Urls.Compare(matrix, Carried)),
            ("Versions", Urls.Versions(matrix, Carried)),
            ("Questionnaire", Urls.Questionnaire(matrix, Carried)),
        ];

    /// <summary>Whether this is the page at an address, whatever its filters.</summary>
    private bool IsHere(string address) => Canonical is not null && Canonical.Split('?')[0] == address.Split('?')[0];

    private string Prefix => Status is null ? "" : $"{Status}: ";

    private string FullTitle => $"{(IsDraft ? "DRAFT · " : "")}{Prefix}{(Title == PortalName ? Title : $"{Title} · {PortalName}")}";

    private string FullDescription => $"{Prefix}{Description}";

    private string? Robots =>
        IsIndexed && !IsDraft && Status is null ? null
        : IsFollowed ? "noindex"
        : "noindex, nofollow";
}
