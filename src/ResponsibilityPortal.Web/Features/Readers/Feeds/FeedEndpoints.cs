using System.Text;
using System.Xml.Linq;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Feeds;

/// <summary>Serves the published versions as a feed (Atom, RFC 4287), for readers who want to learn about new ones.</summary>
internal static class FeedEndpoints
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void MapFeeds(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var (feed, urls, people) = (
            services.GetRequiredService<VersionFeed>(),
            services.GetRequiredService<PortalUrls>(),
            services.GetRequiredService<UserNames>()
        );
        endpoints.MapReaderPage(
            PortalUrls.Routes.Feed,
            QueryFilters.ModelsAndParty,
            async source =>
            {
                var entries = await feed.EntriesAsync(source.Versions, source.Filter);
                var document = Document(source, entries, urls, people);
                return new PageContent.File(
                    Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}"),
                    "application/atom+xml; charset=utf-8"
                );
            }
        );
    }

    private static XElement Document(PageSource source, ValueList<FeedEntry> entries, PortalUrls urls, UserNames people)
    {
        var matrix = source.Published.Matrix;
        var self = urls.Absolute(urls.Feed(source.Slug, source.Filter));
        return new XElement(
            Atom + "feed",
            new XElement(Atom + "id", FeedIds.OfFeed(source.Versions.Records[0].Version, source.Filter)),
            new XElement(Atom + "title", $"Versions of {matrix.Title}"),
            new XElement(Atom + "subtitle", matrix.Summary),
            new XElement(Atom + "updated", UtcInstant.Format(source.Versions.All.Max(version => UpdatedAt(source, version)))),
            new XElement(Atom + "author", new XElement(Atom + "name", matrix.Issuer)),
            Link("self", self),
            Link("alternate", urls.Absolute(urls.Versions(source.Slug))),
            entries.Select(entry => Entry(source, entry, urls, people))
        );
    }

    private static XElement Entry(PageSource source, FeedEntry entry, PortalUrls urls, UserNames people)
    {
        var (matrix, version) = (source.Slug, entry.Version);
        var address = urls.Absolute(urls.Matrix(matrix, version.Number));
        return new XElement(
            Atom + "entry",
            new XElement(Atom + "id", FeedIds.OfEntry(version)),
            new XElement(
                Atom + "title",
                $"{ProductName.Of(source.Published.Matrix)}, version {version.Number}: {Readable(version.Message)}"
            ),
            new XElement(Atom + "published", UtcInstant.Format(version.PublishedAt)),
            new XElement(Atom + "updated", UtcInstant.Format(UpdatedAt(source, version))),
            new XElement(Atom + "author", new XElement(Atom + "name", people.PublisherOf(version))),
            Link("alternate", address),
            source.Versions.BaseOf(version) is { } before
                ? Link("related", urls.Absolute(urls.CompareVersions(matrix, before.Number, version.Number)))
                : null,
            new XElement(Atom + "summary", $"{entry.Summary} {InForce(source, version)}"),
            entry.Groups.Count == 0
                ? null
                : new XElement(
                    Atom + "content",
                    new XAttribute("type", "html"),
                    Readable(new FeedContent(matrix, urls).Of(entry, InForce(source, version)))
                )
        );
    }

    /// <summary>Returns a message without the characters that XML can't contain.</summary>
    private static string Readable(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\t' or '\n' or '\r' or (>= ' ' and not 0xFFFE and not 0xFFFF)));

    /// <summary>
    /// Returns when the entry of a version last changed: when the version was published, came into force, or was overtaken.
    /// </summary>
    private static DateTimeOffset UpdatedAt(PageSource source, MatrixVersion version) =>
        source.Versions.StateOf(version, source.InForce) switch
        {
            VersionState.Announced => source.Versions.Schedules.GetValueOrDefault(version.Number)?.ChangedAt ?? version.PublishedAt,
            VersionState.Withdrawn => source.Versions.WithdrawnAt(version)!.Value,
            VersionState.Overtaken => source.Versions.OvertakerOf(version)!.PublishedAt,
            _ => source.Versions.InForceFrom(version),
        };

    private static string InForce(PageSource source, MatrixVersion version) =>
        source.Versions.StateOf(version, source.InForce) switch
        {
            VersionState.Announced => $"Announced: in force from {Wording.Moment(source.Versions.InForceFrom(version))}.",
            VersionState.Withdrawn =>
                $"Withdrawn: announced for {Wording.Moment(source.Versions.InForceFrom(version))}, but never in force.",
            VersionState.Overtaken =>
                $"Announced for {Wording.Moment(source.Versions.InForceFrom(version))}, but never in force: "
                    + $"{ScheduleWords.WhyNever(source.Versions, version)}.",
            _ => $"In force from {Wording.Moment(source.Versions.InForceFrom(version))}.",
        };

    private static XElement Link(string relation, string address) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address));
}
