using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Pages;

public sealed partial class ReaderDocument
{
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

    /// <summary>The address this content is best known under; null for pages that have none.</summary>
    [Parameter]
    public string? Canonical { get; set; }

    /// <summary>Slug of the matrix whose pages the navigation offers.</summary>
    [Parameter]
    public string? Matrix { get; set; }

    /// <summary>Whether search engines may list the page.</summary>
    [Parameter]
    public bool IsIndexed { get; set; } = true;

    /// <summary>Whether search engines may follow the links of a page that they may not list. Links between filters never end.</summary>
    [Parameter]
    public bool IsFollowed { get; set; } = true;

    /// <summary>
    /// Why what the page says isn't what holds now, such as "Superseded (version 1)"; null for the version in force. It begins the title and
    /// the description, and keeps the page out of search engines, so that nobody cites an old answer as if it were in force.
    /// </summary>
    [Parameter]
    public string? Status { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The matrix that the page shows, whose it is and what it does not promise stand at the end; null for other pages.</summary>
    [Parameter]
    public PublishedMatrix? Shown { get; set; }

    /// <summary>Whether the page shows a draft.</summary>
    [Parameter]
    public bool IsDraft { get; set; }

    /// <summary>What stands at the end of every page of a matrix: whose it is and what it does not promise.</summary>
    private static string FooterOf(PublishedMatrix published) =>
        $"{published.Matrix.Title}, version {published.Version.Number}, by {published.Matrix.Issuer} ({Wording.Standing(published.Matrix.Standing)}). {published.Matrix.Disclaimer} {published.Matrix.Contact}";

    private string Prefix => Status is null ? "" : $"{Status}: ";

    private string FullTitle => $"{(IsDraft ? "DRAFT · " : "")}{Prefix}{(Title == PortalName ? Title : $"{Title} · {PortalName}")}";

    private string FullDescription => $"{Prefix}{Description}";

    private string? Robots => IsIndexed && !IsDraft && Status is null ? null : IsFollowed ? "noindex" : "noindex, nofollow";
}
