using System.Net;
using System.Text.Json;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Api.V1.Reading;

/// <summary>The page of a responsibility as JSON and Markdown, at its own address or for clients that accept it.</summary>
public sealed class TwinTests(SeededPortal seeded)
{
    private const string Page = "/matrices/yugabytedb/responsibilities/own-encryption-key";
    private const string Pinned = "/matrices/yugabytedb/versions/1/responsibilities/own-encryption-key";
    private const string BrowserAccept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    [Theory]
    [InlineData(null, "text/html")]
    [InlineData("*/*", "text/html")]
    [InlineData(BrowserAccept, "text/html")]
    [InlineData("application/json", "application/json")]
    [InlineData("Application/JSON; charset=utf-8", "application/json")]
    [InlineData("text/markdown", "text/markdown")]
    [InlineData("text/markdown, text/html, */*", "text/markdown")]
    [InlineData("text/html, text/markdown", "text/html")]
    [InlineData("text/markdown;q=0.5, application/json;q=0.9, text/html;q=0.1", "application/json")]
    [InlineData("application/json;q=0, text/html", "text/html")]
    [InlineData("application/ld+json, text/html", "text/html")]
    public async Task Page_IsInTheFormThatTheClientPrefers(string? accept, string expected)
    {
        foreach (var address in new[] { Page, Pinned, $"{Page}?deployment=aeon" })
        {
            using var response = await (
                accept is null ? seeded.Host.GetAsync(address) : seeded.Host.GetAsync(address, ("Accept", accept))
            );
            Assert.Equal((HttpStatusCode.OK, expected), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
            Assert.Equal(["Accept", "Accept-Encoding"], response.Headers.Vary);
        }
    }

    [Theory]
    [InlineData("json", "application/json")]
    [InlineData("md", "text/markdown")]
    public async Task OwnAddress_HasTheSameBytesAsThePageForClientsThatAcceptThem(string extension, string type)
    {
        foreach (var address in new[] { Page, Pinned })
        {
            using var own = await seeded.Host.GetAsync($"{address}.{extension}?deployment=aeon");
            using var negotiated = await seeded.Host.GetAsync($"{address}?deployment=aeon", ("Accept", type));
            Assert.Equal(type, own.Content.Headers.ContentType!.MediaType);
            Assert.Equal(own.Headers.ETag, negotiated.Headers.ETag);
            Assert.Equal("noindex", Assert.Single(own.Headers.GetValues("X-Robots-Tag")));
            Assert.DoesNotContain("Accept", own.Headers.Vary);
        }
    }

    [Fact]
    public async Task Page_AnnouncesItsOtherForms()
    {
        foreach (var address in new[] { Page, $"{Pinned}?deployment=aeon" })
        {
            var page = await seeded.Host.ReadPageAsync(address);
            foreach (var type in new[] { "application/json", "text/markdown" })
            {
                var link = Assert.Single(page.QuerySelectorAll($"link[rel=alternate][type='{type}']")).GetAttribute("href")!;
                Assert.StartsWith(address.Split('?')[0], link, StringComparison.Ordinal);
                using var twin = await seeded.Host.GetAsync(link);
                Assert.Equal((HttpStatusCode.OK, type), (twin.StatusCode, twin.Content.Headers.ContentType!.MediaType));
            }
        }
    }

    [Fact]
    public async Task Json_IsThatOfTheApi() =>
        Assert.Equal(
            await seeded.Host.ReadAsync("/api/v1/matrices/yugabytedb/responsibilities/own-encryption-key"),
            await seeded.Host.ReadAsync($"{Page}.json")
        );

    [Fact]
    public async Task Markdown_IsTheAnswerOfThePageWithItsSource()
    {
        var page = await seeded.Host.ReadPageAsync($"{Page}?deployment=aeon");
        var text = await seeded.Host.ReadAsync($"{Page}.md?deployment=aeon");
        Assert.StartsWith($"# {page.QuerySelector("h1")!.TextContent}\n\n**", text, StringComparison.Ordinal);
        Assert.Contains("/versions/1/responsibilities/own-encryption-key?deployment=aeon>", text, StringComparison.Ordinal);
        Assert.Contains("version 1, in force since ", text, StringComparison.Ordinal);
        Assert.Contains("\n## Sources\n\n- [", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SupersededVersion_KeepsItsAnswer()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix());
        await host.PublishAsync(Given.Matrix() with { Summary = "Who does what now." });
        var old = JsonDocument.Parse(await host.ReadAsync("/matrices/sample/versions/1/responsibilities/keys.json")).RootElement;
        Assert.Equal((1, "superseded"), (old.GetProperty("version").GetInt32(), old.GetProperty("state").GetString()));
        var now = JsonDocument.Parse(await host.ReadAsync("/matrices/sample/responsibilities/keys.json")).RootElement;
        Assert.Equal((2, "in-force"), (now.GetProperty("version").GetInt32(), now.GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData($"{Page}x.json", 404, "responsibility-unknown")]
    [InlineData($"{Page}x.md", 404, "responsibility-unknown")]
    [InlineData("/matrices/nothing/responsibilities/keys.json", 404, "not-published")]
    [InlineData("/matrices/yugabytedb/versions/9/responsibilities/own-encryption-key.md", 404, "version-unknown")]
    [InlineData($"{Page}.json?deployment=moon", 400, "filter-unknown")]
    public async Task Address_WithoutAnAnswer_IsAProblem(string address, int status, string code) =>
        (await new ApiClient(seeded.Host, null).GetAsync(address)).Is((HttpStatusCode)status, code);

    [Fact]
    public async Task OtherEnding_IsAPageThatSaysSo() =>
        Assert.Contains(
            "There is no such page",
            (await seeded.Host.ReadPageAsync($"{Page}.txt", HttpStatusCode.NotFound)).Body!.TextContent,
            StringComparison.Ordinal
        );
}
