using System.Text;
using System.Xml.Linq;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Feeds;

/// <summary>Published versions as a feed (Atom, RFC 4287), for whoever wants to be told.</summary>
internal static class FeedEndpoints
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void MapFeeds(this IEndpointRouteBuilder endpoints)
    {
        var (feed, urls) = (endpoints.ServiceProvider.GetRequiredService<VersionFeed>(), endpoints.ServiceProvider.GetRequiredService<PortalUrls>());
        endpoints.MapReaderPage(PortalUrls.Routes.Feed, QueryFilters.ModelsAndParty, async source =>
        {
            var entries = await feed.TellAsync(source.Versions, source.Filter);
            var document = Document(source, entries, urls);
            return new PageContent.File(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}"), "application/atom+xml; charset=utf-8");
        });
    }

    private static XElement Document(PageSource source, ValueList<FeedEntry> entries, PortalUrls urls)
    {
        var matrix = source.Published.Matrix;
        var self = urls.Absolute(urls.Feed(source.Slug, source.Filter));
        return new XElement(
            Atom + "feed",
            new XElement(Atom + "id", self),
            new XElement(Atom + "title", $"Versions of {matrix.Title}"),
            new XElement(Atom + "subtitle", matrix.Summary),
            new XElement(Atom + "updated", UtcInstant.Format(source.Versions.Latest.PublishedAt)),
            new XElement(Atom + "author", new XElement(Atom + "name", matrix.Issuer)),
            Link("self", self),
            Link("alternate", urls.Absolute(urls.Versions(source.Slug))),
            entries.Select(entry => Entry(source.Slug, entry, urls)));
    }

    private static XElement Entry(string matrix, FeedEntry entry, PortalUrls urls)
    {
        var version = entry.Version;
        var address = urls.Absolute(urls.Matrix(matrix, version.Number));
        return new XElement(
            Atom + "entry",
            new XElement(Atom + "id", address),
            new XElement(Atom + "title", $"Version {version.Number}: {Readable(version.Message)}"),
            new XElement(Atom + "published", UtcInstant.Format(version.PublishedAt)),
            new XElement(Atom + "updated", UtcInstant.Format(version.PublishedAt)),
            new XElement(Atom + "author", new XElement(Atom + "name", version.PublishedBy.Name)),
            Link("alternate", address),
            version.Number > 1 ? Link("related", urls.Absolute(urls.CompareVersions(matrix, version.Number - 1, version.Number))) : null,
            new XElement(Atom + "summary", $"{entry.Summary} In force from {InForce(version)}."));
    }

    /// <summary>A message without the signs that XML has no way to write.</summary>
    private static string Readable(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\t' or '\n' or '\r' or (>= ' ' and not 0xFFFE and not 0xFFFF)));

    private static string InForce(MatrixVersion version) => Wording.Moment(version.InForceFrom);

    private static XElement Link(string relation, string address) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address));
}
