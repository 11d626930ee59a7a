using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using ResponsibilityPortal.Web.Features.Readers.Exporting;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Exporting;

public sealed class PdfExportTests(SeededPortal seeded) : IAsyncLifetime
{
    private const string First = "/matrices/sample/versions/1/export.pdf";
    private const string Third = "/matrices/sample/versions/3/export.pdf";

    private PortalHost _host = null!;

    /// <summary>Three unsigned versions. In the second, SaaS keys become the customer's; in the third, sign-in is retired.</summary>
    public async ValueTask InitializeAsync()
    {
        _host = PortalHost.Start(("Portal:Seed", "none"), ("Pdf:Signing", "off"));
        await _host.PublishAsync(Given.Matrix(), "The first.");
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", "customer"), "The second.");
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", "customer").Without("sign-in"), "The third.");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Export_WithoutAVersion_RedirectsToTheOneInForce()
    {
        using var response = await _host.GetAsync("/matrices/sample/export.pdf?model=saas&paper=letter&from=1");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/matrices/sample/versions/3/export.pdf?model=saas&paper=letter&from=1", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Export_IsAFileWithItsName()
    {
        using var whole = await _host.GetAsync(Third);
        using var filtered = await _host.GetAsync($"{Third}?model=saas");

        Assert.Equal("application/pdf", whole.Content.Headers.ContentType?.ToString());
        Assert.Matches(@"^sample-v3-\d{4}-\d{2}-\d{2}\.pdf$", whole.Content.Headers.ContentDisposition?.FileName);
        Assert.Matches(@"^sample(-[a-z]+)?-v3-\d{4}-\d{2}-\d{2}-filtered\.pdf$", filtered.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(
            "public, no-cache",
            whole.Headers.CacheControl?.ToString().Replace("no-cache, public", "public, no-cache", StringComparison.Ordinal)
        );
        Assert.Empty(whole.Content.Headers.ContentEncoding);
        Assert.Empty(PdfConformance.Check(await BytesAsync(whole)));
    }

    [Fact]
    public async Task Export_WithAMatchingTag_IsNotMade()
    {
        using var first = await _host.GetAsync(Third);
        var tag = first.Headers.ETag!.Tag;

        using var again = await _host.GetAsync(Third, ("If-None-Match", tag));
        using var sameInOtherWords = await _host.GetAsync($"{Third}?paper=A4&from=2&view=checklist&unknown=1", ("If-None-Match", tag));
        using var other = await _host.GetAsync($"{Third}?model=saas", ("If-None-Match", tag));

        Assert.False(first.Headers.ETag.IsWeak);
        Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await BytesAsync(again)).Length));
        Assert.Equal(HttpStatusCode.NotModified, sameInOtherWords.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Export_WithTheSameTag_HasTheSameBytes()
    {
        using var one = await _host.GetAsync($"{Third}?paper=letter&by=demo");
        using var two = await _host.GetAsync($"{Third}?by=DEMO&paper=letter&from=2");

        Assert.Equal(one.Headers.ETag, two.Headers.ETag);
        Assert.Equal(await BytesAsync(one), await BytesAsync(two));
    }

    [Fact]
    public async Task Head_HasTheHeadersOfTheFile()
    {
        using var get = await _host.GetAsync(Third);
        using var head = await _host.SendAsync(HttpMethod.Head, Third);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Content.Headers.ContentDisposition, head.Content.Headers.ContentDisposition);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await BytesAsync(head));
    }

    /// <summary>The portal signs no free text from an address. Each value names something in the matrix, or there is no file.</summary>
    [Theory]
    [InlineData(
        "party=Yugabyte warrants that",
        "“yugabyte warrants that” in “party” is not a party of this matrix. It has: provider, vendor, customer."
    )]
    [InlineData(
        "domain=this document supersedes the MSA",
        "“this document supersedes the msa” in “domain” is not a domain of this matrix. It has: access, data."
    )]
    [InlineData("deployment=moon", "“moon” in “deployment” is not a deployment of this matrix. It has: hosted.")]
    [InlineData("model=saas,moon", "“moon” in “model” is not a hosting model of this matrix. It has: saas, paas, iaas.")]
    [InlineData("role=owner", "“owner” in “role” is not a role of this matrix. It has: ")]
    [InlineData("framework=iso", "“iso” in “framework” is not a framework of this matrix. It has: demo.")]
    [InlineData("by=iso", "“iso” in “by” is not a framework of this matrix. It has: demo.")]
    [InlineData("control=NOTICE", "“NOTICE” in “control” is not a control")]
    [InlineData("model=%1B%E2%80%AEmoon", "“U+001BU+202Emoon” in “model”")]
    public async Task Export_WithAnUnknownFilterValue_IsRefused(string query, string words)
    {
        foreach (var address in new[] { $"{Third}?{query}", $"{Third.Replace("pdf", "csv", StringComparison.Ordinal)}?{query}" })
        {
            var page = await _host.ReadPageAsync(address, HttpStatusCode.BadRequest);
            Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Picture_OfAnUnknownModel_IsRefused()
    {
        var page = await _host.ReadPageAsync("/matrices/sample/picture.svg?model=saas,moon", HttpStatusCode.BadRequest);
        Assert.Contains("“moon” in “model” is not a hosting model", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<svg", await _host.ReadAsync("/matrices/sample/picture.svg?model=saas"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q=nothing+has+this", EvidenceTexts.NothingPassesFilter)]
    [InlineData("party=vendor&role=accountable&model=iaas", EvidenceTexts.NothingPassesFilter)]
    public async Task Extract_WithoutRows_IsRefused(string query, string words)
    {
        var page = await _host.ReadPageAsync($"{Third}?{query}", HttpStatusCode.BadRequest);
        Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(
            "matrix,version,",
            await _host.ReadAsync($"{Third.Replace("pdf", "csv", StringComparison.Ordinal)}?{query}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Search_IsPrintedInQuotesOrRefusedWhenTooLong()
    {
        Assert.Contains("search: “keys", await Words(await _host.GetAsync($"{Third}?q=keys")), StringComparison.Ordinal);
        Assert.Contains(
            "search: “\"keys\"”",
            await Words(await _host.GetAsync($"{Third}?q=%E2%80%9Ckeys%E2%80%9D")),
            StringComparison.Ordinal
        );
        var page = await _host.ReadPageAsync($"{Third}?q=keys+{new string('a', 80)}", HttpStatusCode.BadRequest);
        Assert.Contains("longer than 80 characters", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_SinceAVersion_HasTheChangesSince()
    {
        var since = Words(await _host.GetAsync($"{Third}?from=1"));
        var before = Words(await _host.GetAsync(Third));

        Assert.Contains("The second.", await since, StringComparison.Ordinal);
        Assert.Contains("Since version 1, all together", await since, StringComparison.Ordinal);
        Assert.DoesNotContain("The second.", await before, StringComparison.Ordinal);
        Assert.Contains("Since version 2, the version before", await before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"{Third}?paper=a5", "“a5” isn't a paper size for exports. Use a4 or letter.")]
    [InlineData($"{Third}?from=3", "“3” isn't an earlier version: changes in version 3 can be listed since versions 1 to 2.")]
    [InlineData($"{Third}?from=0", "“0” isn't an earlier version")]
    [InlineData($"{Third}?from=-1", "“-1” isn't an earlier version")]
    [InlineData($"{Third}?from=one", "“one” isn't an earlier version")]
    [InlineData($"{Third}?from=1&from=2", "“1,2” isn't an earlier version")]
    [InlineData($"{First}?from=1", "version 1 is the first, so there are no changes to list.")]
    public async Task Export_WithABadOption_IsRefusedInWords(string address, string words)
    {
        var page = await _host.ReadPageAsync(address, HttpStatusCode.BadRequest);

        Assert.Contains(words, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/matrices/nothing/versions/1/export.pdf")]
    [InlineData("/matrices/sample/versions/4/export.pdf")]
    [InlineData("/matrices/nothing/export.pdf")]
    public async Task Export_OfAnUnknownVersion_IsNotFound(string address) => await _host.ReadPageAsync(address, HttpStatusCode.NotFound);

    [Fact]
    public async Task Export_WithACharacterWithoutGlyph_IsMade()
    {
        await _host.PublishAsync(
            Given.Matrix("scripts").Changing(row => row.Slug == "keys" ? row with { Description = "Keep \u05D0 \u2705." } : row),
            "Version two \U0001F600 \u0645"
        );

        var words = await Words(await _host.GetAsync("/matrices/scripts/versions/1/export.pdf"));

        Assert.Contains("Keep [U+05D0] \u2705.", words, StringComparison.Ordinal);
        Assert.Contains("Version two \U0001F600 [U+0645]", words, StringComparison.Ordinal);
        Assert.Contains("In this file 2 characters are printed as their numbers: U+05D0, U+0645.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WithADamagedVersionBefore_IsNotMade()
    {
        using var data = new TemporaryDirectory();
        await using (var before = PortalHost.Start(data, null, ("Portal:Seed", "none"), ("Pdf:Signing", "off")))
        {
            await before.PublishAsync(Given.Matrix());
            await before.PublishAsync(Given.Matrix().Without("keys"));
        }

        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={data.File("portal.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE MatrixVersions SET Content = x'7B7D' WHERE Number = 1";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        await using var host = PortalHost.Start(data, null, ("Portal:Seed", "none"), ("Pdf:Signing", "off"));
        var page = await host.ReadPageAsync("/matrices/sample/versions/2/export.pdf", HttpStatusCode.ServiceUnavailable);

        Assert.Contains(
            "This export lists what changed since version 1",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Export_WhereThePortalSigns_IsSigned()
    {
        using var response = await seeded.Host.GetAsync("/matrices/yugabytedb/versions/1/export.pdf");
        var inspection = PdfConformance.Inspect(await BytesAsync(response));
        var fingerprint = (await seeded.Host.ReadAsync("/signing-certificate.pem")).Split("fingerprint: ")[1].Split('\n')[0];

        Assert.Empty(inspection.Violations);
        Assert.Equal(1, inspection.Counts["signatures"]);
        Assert.Contains(
            $"SHA-256 fingerprint: {fingerprint}",
            await Words(await seeded.Host.GetAsync("/matrices/yugabytedb/versions/1/export.pdf")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Export_IsLinkedNextToTheOtherFiles()
    {
        Assert.Contains(
            "href=\"/matrices/sample/versions/3/export.pdf?model=saas\"",
            await _host.ReadAsync("/matrices/sample?model=saas&view=checklist"),
            StringComparison.Ordinal
        );
        Assert.Contains($"href=\"{Third}\"", await _host.ReadAsync("/matrices/sample"), StringComparison.Ordinal);
        var versions = await _host.ReadAsync("/matrices/sample/versions");
        Assert.Contains($"href=\"{First}\"", versions, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Third}\"", versions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WithAFullQueue_AsksToTryAgain()
    {
        var gate = _host.Services.GetRequiredService<ExportLimit>();

        // This is more than any machine makes and queues at the same time. The refused ones hold no slot.
        var turns = Enumerable.Range(0, 40).Select(_ => gate.EnterAsync(TestContext.Current.CancellationToken)).ToList();
        using var response = await _host.GetAsync(Third);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        Assert.Null(response.Headers.ETag);
        Assert.Contains(
            "Too many exports at once",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        foreach (var turn in turns)
        {
            (await turn)?.Dispose();
        }

        using var after = await _host.GetAsync(Third);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    /// <summary>Sending can take as long as the reader needs. Only making the file has a limit.</summary>
    [Fact]
    public async Task Export_WithASlowReader_DoesNotBlockOthers()
    {
        var gate = _host.Services.GetRequiredService<ExportLimit>();
        await using var scope = _host.Services.CreateAsyncScope();
        var reader = new SlowReader();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(reader));
        context.Request.Method = HttpMethods.Get;
        (context.Request.RouteValues["matrix"], context.Request.RouteValues["version"], context.Request.RouteValues["format"]) = (
            "sample",
            "3",
            "pdf"
        );
        var serving = ExportingEndpoints.ServeAsync(context);
        await reader.Began;

        Assert.True(gate.EnterAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        reader.Read();
        await serving;
    }

    private static async Task<string> Words(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return string.Join(
                ' ',
                PdfTags.Read(await BytesAsync(response)).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            );
        }
    }

    private static Task<byte[]> BytesAsync(HttpResponseMessage response) =>
        response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
}
