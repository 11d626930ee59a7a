using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Web.Pages;

/// <summary>
/// Describes the content of a page as JSON-LD with the vocabulary of schema.org, for search engines. Browsers treat it as data and never
/// run it, so the content security policy doesn't concern it.
/// </summary>
internal static class LinkedData
{
    /// <summary>Returns the block to put into the page. The writer escapes every &lt;, so that no text can end the block.</summary>
    /// <remarks>The framework would write the type with an entity for its plus sign, which simple crawlers don't recognise.</remarks>
    public static MarkupString Markup(JsonObject data) => new($"<script type=\"application/ld+json\">{data.ToJsonString()}</script>");

    /// <summary>Returns several things that one page is about.</summary>
    public static JsonObject Graph(params IEnumerable<JsonObject> things) =>
        new() { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray([.. things]) };

    public static JsonObject Thing(string type) => new() { ["@type"] = type };

    /// <summary>Returns the places of a page in the portal, from the outermost to the page itself.</summary>
    /// <param name="places">Names and absolute addresses.</param>
    public static JsonObject Breadcrumbs(params IEnumerable<(string Name, string Address)> places)
    {
        var list = Thing("BreadcrumbList");
        list["itemListElement"] = new JsonArray([
            .. places.Select(
                (place, index) =>
                {
                    var item = Thing("ListItem");
                    item["position"] = index + 1;
                    item["name"] = place.Name;
                    item["item"] = place.Address;
                    return item;
                }
            ),
        ]);
        return list;
    }
}
