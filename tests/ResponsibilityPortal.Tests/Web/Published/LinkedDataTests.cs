using System.Text.Json;
using AngleSharp.Dom;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Published;

/// <summary>What pages tell search engines in the words of schema.org.</summary>
public sealed class LinkedDataTests(SeededPortal seeded)
{
    private const string Block = "script[type='application/ld+json']";

    [Fact]
    public async Task MatrixPage_IsADatasetWithItsFiles()
    {
        // Simple crawlers look for the type as it is written here, without entities.
        Assert.Contains(
            "<script type=\"application/ld+json\">",
            await seeded.Host.ReadAsync("/matrices/yugabytedb"),
            StringComparison.Ordinal
        );
        var data = Assert.Single(ThingsOf(await seeded.Host.ReadPageAsync("/matrices/yugabytedb")));
        Assert.Equal("Dataset", data.GetProperty("@type").GetString());
        Assert.Equal("1", data.GetProperty("version").GetString());
        Assert.Equal(
            ExportFormat.All.Select(format => format.MediaType.Split(';')[0]),
            data.GetProperty("distribution").EnumerateArray().Select(file => file.GetProperty("encodingFormat").GetString()!)
        );
    }

    [Fact]
    public async Task ResponsibilityPage_IsAQuestionWithItsPinnedAnswer()
    {
        var things = ThingsOf(await seeded.Host.ReadPageAsync("/matrices/yugabytedb/responsibilities/own-encryption-key"));
        Assert.Equal(["BreadcrumbList", "QAPage"], things.Select(thing => thing.GetProperty("@type").GetString()));
        Assert.Equal(2, things[0].GetProperty("itemListElement").GetArrayLength());
        var question = things[1].GetProperty("mainEntity");
        Assert.EndsWith("who is responsible in YugabyteDB?", question.GetProperty("name").GetString()!, StringComparison.Ordinal);
        var answer = question.GetProperty("acceptedAnswer");
        Assert.Contains("accountable", answer.GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.EndsWith(
            "/versions/1/responsibilities/own-encryption-key",
            answer.GetProperty("url").GetString()!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Text_ThatEndsAScript_StaysWithinTheBlock()
    {
        const string title = "Keep </script><script>alert(1)</script> & <!-- keys";
        await using var host = PortalHost.StartEmpty();
        var matrix = Given.Matrix();
        await host.PublishAsync(
            matrix with
            {
                Summary = title,
                Domains = matrix
                    .Domains.Select(domain => domain with
                    {
                        Responsibilities = domain
                            .Responsibilities.Select(row => row.Slug == "keys" ? row with { Title = title } : row)
                            .ToValueList(),
                    })
                    .ToValueList(),
            }
        );
        foreach (var address in new[] { "/matrices/sample", "/matrices/sample/responsibilities/keys" })
        {
            var page = await host.ReadPageAsync(address);
            Assert.Equal(2, page.QuerySelectorAll("script").Length);
            Assert.DoesNotContain("<", page.QuerySelector(Block)!.TextContent, StringComparison.Ordinal);
            Assert.Contains(ThingsOf(page), thing => TextsOf(thing).Contains(title, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task PagesThatSearchEnginesDoNotList_HaveNone()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix());
        await host.PublishAsync(Given.Matrix() with { Summary = "Who does what now." });
        foreach (
            var address in new[]
            {
                "/matrices/sample/versions/1",
                "/matrices/sample/versions/1/responsibilities/keys",
                "/matrices/sample?q=keys",
                "/matrices/sample/responsibilities/nothing",
            }
        )
        {
            using var response = await host.GetAsync(address);
            Assert.Empty((await host.ReadPageAsync(address, response.StatusCode)).QuerySelectorAll(Block));
        }
    }

    private static List<JsonElement> ThingsOf(IParentNode page)
    {
        var data = JsonDocument.Parse(Assert.Single(page.QuerySelectorAll(Block)).TextContent).RootElement;
        Assert.Equal("https://schema.org", data.GetProperty("@context").GetString());
        return [.. data.GetProperty("@graph").EnumerateArray()];
    }

    /// <summary>Returns all texts of a thing, as they read.</summary>
    private static string TextsOf(JsonElement thing) =>
        thing.ValueKind switch
        {
            JsonValueKind.String => thing.GetString()!,
            JsonValueKind.Object => string.Join('\n', thing.EnumerateObject().Select(member => TextsOf(member.Value))),
            JsonValueKind.Array => string.Join('\n', thing.EnumerateArray().Select(TextsOf)),
            _ => "",
        };
}
