using System.Globalization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>
/// Shows drafts as readers would see them, with the components of the reader pages. The pages are marked as drafts and never cached.
/// </summary>
public sealed class DraftPages(
    DraftSnapshots drafts,
    PublishedMatrices published,
    PageRenderer renderer,
    PortalUrls urls,
    TimeProvider clock
)
{
    private const int QuickQuality = 5;

    /// <summary>A draft isn't a version yet. The user who publishes it becomes its publisher.</summary>
    private static readonly Actor NotPublished = new("portal:draft", "not published yet");

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps an address to a page of a draft, for users who may see drafts.</summary>
    public static void Map(
        IEndpointRouteBuilder endpoints,
        string route,
        Func<IQueryCollection, PageQuery> queryOf,
        Func<PageSource, PageContent?> make
    )
    {
        var pages = endpoints.ServiceProvider.GetRequiredService<DraftPages>();
        endpoints
            .MapMethods(route, Methods, context => pages.ServeAsync(context, queryOf(context.Request.Query), make))
            .RequireAuthorization(Policies.Drafts);
    }

    private async Task ServeAsync(HttpContext context, PageQuery query, Func<PageSource, PageContent?> make)
    {
        var matrix = (string)context.Request.RouteValues["matrix"]!;
        if (
            await drafts.FindAsync(matrix, context.RequestAborted) is not { } draft
            || make(SourceOf(draft, query, context.Request.RouteValues)) is not PageContent.Page page
        )
        {
            await PageResponse.SendAsync(context, Missing.Address());
            return;
        }

        var rendered = await renderer.RenderAsync(
            page.Component,
            page.Parameters,
            body => new CachedPage(body, "text/html; charset=utf-8", QuickQuality)
            {
                // A preview under /admin is still a reader page, and the policy of reader pages is enough for it.
                ContentSecurityPolicy = SecurityHeaders.ReaderPolicy,
            }
        );
        await PageResponse.SendAsync(context, rendered);
    }

    private PageSource SourceOf(DraftSnapshot draft, PageQuery query, RouteValueDictionary path)
    {
        var content = MatrixWriter.Write(draft.Content);
        var now = clock.GetUtcNow();
        var slug = draft.Content.Slug;
        var version = new MatrixVersion
        {
            Matrix = slug,
            Number = draft.Frame.Latest + 1,
            ContentHash = draft.ContentHash,
            PreviousVersionHash = published.Find(slug)?.Latest.VersionHash,
            PublishedAt = now,
            InForceFrom = now,
            PublishedBy = NotPublished,
            ApprovedBy = null,
            Message = string.Create(CultureInfo.InvariantCulture, $"Draft of version {draft.Frame.Latest + 1}."),
        };
        var versions = new PublishedVersions(
            slug,
            [.. published.Find(slug)?.Records ?? [], new VersionRecord(version, version.VersionHash)]
        );
        return new PageSource(new PublishedMatrix(version, draft.Content, content), versions, version, IsPinned: true, query.Filter, path)
        {
            Option = query.Option,
            Links = new PreviewLinks(urls, slug, ReaderLinks.CarriedBy(query.Filter, draft.Content)),
            IsDraft = true,
        };
    }
}
