using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>The response to one request of a browser.</summary>
internal sealed record Visit(
    string Address,
    HttpStatusCode Status,
    string? Location,
    string Body,
    IReadOnlyList<string> Cookies,
    string CacheControl,
    string? Tag
)
{
    public IHtmlDocument Page => new HtmlParser().ParseDocument(Body);

    /// <summary>The text that users read, with normalized white space.</summary>
    public string Words => string.Join(' ', Page.Body!.Text().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string Problem => string.Join(' ', Page.QuerySelectorAll(".problem").Select(problem => problem.TextContent.Trim())).Trim();

    public IReadOnlyList<string> RecoveryCodes => [.. Page.QuerySelectorAll(".codes code").Select(code => code.TextContent)];

    /// <summary>Returns the address of a form by its handler name, and its fields with their values.</summary>
    public (string Action, Dictionary<string, string> Fields) Form(string name)
    {
        var form = Page.QuerySelectorAll("form").Single(form => form.QuerySelector($"input[name=_handler][value='{name}']") is not null);
        return (form.GetAttribute("action") ?? Address, FieldsOf(form));
    }

    /// <summary>Returns the form that posts to an address.</summary>
    public (string Action, Dictionary<string, string> Fields) FormTo(string action) =>
        (action, FieldsOf(Page.QuerySelectorAll("form").Single(form => form.GetAttribute("action") == action)));

    public void Says(HttpStatusCode status, string words)
    {
        Assert.Equal(status, Status);
        Assert.Contains(words, Words, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> FieldsOf(IElement form) =>
        form.QuerySelectorAll("input[name]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
}
