using System.Text;
using System.Text.Encodings.Web;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;

namespace ResponsibilityPortal.Web.Features.Readers.Feeds;

/// <summary>
/// Writes what feed readers show of a version: its summary, and a link for each responsibility that it changed. Names are encoded.
/// </summary>
/// <param name="matrix">Slug.</param>
internal sealed class FeedContent(string matrix, PortalUrls urls)
{
    /// <summary>The largest number of responsibilities under one heading. The page that compares the versions lists all of them.</summary>
    private const int NamedMaxCount = 40;

    /// <param name="inForce">When it takes effect, as a sentence.</param>
    public string Of(FeedEntry entry, string inForce)
    {
        var html = new StringBuilder();
        html.Append("<p>").Append(HtmlEncoder.Default.Encode($"{entry.Summary} {inForce}")).Append("</p>");
        foreach (var group in entry.Groups)
        {
            Append(html, entry, group);
        }

        return html.ToString();
    }

    private void Append(StringBuilder html, FeedEntry entry, ChangeGroup group)
    {
        html.Append("<p><strong>").Append(HtmlEncoder.Default.Encode(group.Heading)).Append("</strong></p><ul>");
        foreach (var row in group.Rows.Take(NamedMaxCount))
        {
            var version = group.IsOfEarlier ? entry.Before! : entry.Version;
            var address = urls.Absolute(urls.Responsibility(matrix, version.Number, row.Row.Slug));
            html.Append("<li><a href=\"")
                .Append(HtmlEncoder.Default.Encode(address))
                .Append("\">")
                .Append(HtmlEncoder.Default.Encode(row.Row.Title))
                .Append("</a></li>");
        }

        if (group.Rows.Count > NamedMaxCount)
        {
            html.Append("<li>").Append(Wording.Count(group.Rows.Count - NamedMaxCount, "more", "more")).Append("</li>");
        }

        html.Append("</ul>");
    }
}
