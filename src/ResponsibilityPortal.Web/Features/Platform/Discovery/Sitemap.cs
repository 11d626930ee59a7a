using System.Xml.Linq;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Platform.Discovery;

/// <summary>
/// The pages that search engines can list: the list of matrices, each matrix by deployment and view, its rows, and its other pages.
/// </summary>
internal sealed class Sitemap(PortalUrls urls)
{
    private static readonly XNamespace Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private readonly List<XElement> _entries = [];
    private DateTimeOffset? _changedAt;

    /// <param name="inForce">The version in force, with its content.</param>
    public void Add(PublishedVersions versions, MatrixVersion inForce, Matrix content)
    {
        var slug = versions.Matrix;
        var since = versions.InForceFrom(inForce);
        _changedAt = _changedAt > since ? _changedAt : since;
        Add(urls.Matrix(slug), since);
        foreach (var field in FilterFields.All.Where(field => field.IsListed))
        {
            // Skip values that mean "no filter": their address is the one without filters.
            foreach (
                var filter in (field.ValuesIn(content) ?? [])
                    .Select(value => MatrixFilter.None.With(field, field.Read(value)))
                    .Where(filter => filter != MatrixFilter.None)
            )
            {
                Add(urls.Matrix(slug, null, filter), since);
            }
        }

        Add(urls.Compare(slug), since);
        Add(urls.Questionnaire(slug), since);
        Add(urls.Confidence(slug), since);
        Add(
            urls.Versions(slug),
            versions.Schedules.Values.Select(schedule => schedule.ChangedAt).Append(versions.Latest.PublishedAt).Append(since).Max()
        );
        foreach (var responsibility in content.Responsibilities)
        {
            Add(urls.Responsibility(slug, null, responsibility.Slug), since);
        }
    }

    public XElement ToDocument()
    {
        if (_changedAt is { } changedAt)
        {
            Add(urls.Matrices, changedAt);
        }

        _entries.Add(new XElement(Namespace + "url", Location(urls.Verify)));
        return new XElement(Namespace + "urlset", _entries);
    }

    private void Add(string address, DateTimeOffset changedAt) =>
        _entries.Add(new XElement(Namespace + "url", Location(address), new XElement(Namespace + "lastmod", Wording.Day(changedAt))));

    private XElement Location(string address) => new(Namespace + "loc", urls.Absolute(address));
}
