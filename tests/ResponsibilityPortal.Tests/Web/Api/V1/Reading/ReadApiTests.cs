using System.Net;
using System.Text.Json;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Api.V1.Reading;

/// <summary>Programs read published content without a token, with its pinned address, version and date.</summary>
public sealed class ReadApiTests(SeededPortal seeded)
{
    private const string Api = "/api/v1/matrices";
    private const string Row = $"{Api}/yugabytedb/responsibilities/own-encryption-key";

    public static TheoryData<string> Addresses =>
        [
            Api,
            $"{Api}/yugabytedb",
            $"{Api}/yugabytedb?deployment=aeon&party=customer",
            $"{Api}/yugabytedb/files",
            $"{Api}/yugabytedb/versions/1/files",
            Row,
        ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Matrices_AreListedWithTheirVersionInForce()
    {
        var matrix = Assert.Single((await ReadAsync(Api)).GetProperty("matrices").EnumerateArray());
        Assert.Equal("yugabytedb", matrix.GetProperty("matrix").GetString());
        Assert.Equal(1, matrix.GetProperty("version").GetInt32());
        Assert.Equal(69, matrix.GetProperty("responsibilities").GetInt32());
        Assert.EndsWith("/matrices/yugabytedb/versions/1", matrix.GetProperty("address").GetString()!, StringComparison.Ordinal);
        using var content = await seeded.Host.GetAsync(matrix.GetProperty("contentAddress").GetString()!);
        Assert.Equal(HttpStatusCode.OK, content.StatusCode);
    }

    [Fact]
    public async Task Content_IsThatOfTheVersionInForce()
    {
        var content = await ReadAsync($"{Api}/yugabytedb");
        Assert.Equal((69, 69), (content.GetProperty("total").GetInt32(), content.GetProperty("responsibilities").GetArrayLength()));
        Assert.Equal("in-force", content.GetProperty("state").GetString());
        var version = seeded.Host.Published.Find("yugabytedb")!.Latest;
        Assert.Equal(version.PublishedAt, content.GetProperty("publishedAt").GetDateTimeOffset());
        Assert.All(
            content.GetProperty("responsibilities").EnumerateArray(),
            row =>
            {
                Assert.Contains("/versions/1/responsibilities/", row.GetProperty("address").GetString()!, StringComparison.Ordinal);
                Assert.NotEmpty(row.GetProperty("answers")[0].GetProperty("sentences").GetString()!);
                Assert.Equal(4, row.GetProperty("models").GetArrayLength());
            }
        );
    }

    [Fact]
    public async Task Content_Filtered_IsWhatThePageShows()
    {
        const string filter = "?deployment=aeon&party=customer&role=accountable";
        var page = await seeded.Host.ReadPageAsync($"/matrices/yugabytedb{filter}");
        var shown = page.QuerySelectorAll("table.matrix tbody th[scope=row]").Length;
        var content = await ReadAsync($"{Api}/yugabytedb{filter}");
        Assert.InRange(shown, 1, 68);
        Assert.Equal((shown, 69), (content.GetProperty("responsibilities").GetArrayLength(), content.GetProperty("total").GetInt32()));
        Assert.Equal("aeon", content.GetProperty("deployment").GetString());
        Assert.EndsWith($"/matrices/yugabytedb/versions/1{filter}", content.GetProperty("address").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Responsibility_HasTheAnswerOfThePageWithItsPinnedAddress()
    {
        var body = await ReadAsync($"{Row}?deployment=aeon");
        var responsibility = body.GetProperty("responsibility");
        var address = responsibility.GetProperty("address").GetString()!;
        var page = await seeded.Host.ReadPageAsync(new Uri(address).PathAndQuery);
        var answer = responsibility.GetProperty("answers")[0];
        Assert.Contains(
            $"{answer.GetProperty("subject").GetString()}: {answer.GetProperty("sentences").GetString()}",
            page.QuerySelector(".cite .answer")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.EndsWith($": {address}", body.GetProperty("citation").GetString()!, StringComparison.Ordinal);
        Assert.Equal(
            ["paas", "saas"],
            responsibility.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("slug").GetString()!).Order()
        );
    }

    /// <summary>The sources of a cell were once among those of the row, so that nobody knew which answer they support.</summary>
    [Fact]
    public async Task Responsibility_HasTheSourcesOfEachAnswerApart()
    {
        await using var host = PortalHost.StartEmpty();
        var matrix = Given.Matrix() with
        {
            Sources = [SourceOf("row"), SourceOf("cell")],
        };
        await host.PublishAsync(
            matrix.Changing(row =>
                row with
                {
                    Sources = ["row"],
                    Assignments = row
                        .Assignments.Select(cell => cell.HostingModel == "saas" ? cell with { Sources = ["cell"] } : cell)
                        .ToValueList(),
                }
            )
        );
        var detail = JsonDocument.Parse(await host.ReadAsync($"{Api}/sample/responsibilities/keys")).RootElement;
        var models = detail.GetProperty("responsibility").GetProperty("models").EnumerateArray();

        Assert.Equal(["row"], TitlesIn(detail));
        Assert.Equal([["cell"], [], []], models.Select(TitlesIn));

        static Source SourceOf(string slug) => new(slug, slug, $"https://vendor.example/{slug}", "documentation");

        static string[] TitlesIn(JsonElement body) =>
            [.. body.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("title").GetString()!)];
    }

    [Fact]
    public async Task Search_FindsWithSourceAndSaysHowNear()
    {
        var question = Uri.EscapeDataString("Who patches the operating system?");
        var found = await ReadAsync($"{Api}/yugabytedb/search?q={question}&deployment=aeon&limit=2");
        Assert.Equal(2, found.GetProperty("results").GetArrayLength());
        Assert.True(found.GetProperty("total").GetInt32() >= 2);
        var best = found.GetProperty("results")[0];
        Assert.Contains(best.GetProperty("match").GetString(), new[] { "all-words", "close" });
        Assert.EndsWith(
            "?deployment=aeon",
            best.GetProperty("responsibility").GetProperty("address").GetString()!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Search_ForAControl_NamesIt()
    {
        var found = await ReadAsync($"{Api}/yugabytedb/search?q=AC-02%20and%20XX-99");
        var control = Assert.Single(found.GetProperty("controls").EnumerateArray());
        Assert.Equal(("AC-02", "AC-2"), (control.GetProperty("written").GetString(), control.GetProperty("identifier").GetString()));
        Assert.Equal("control", found.GetProperty("results")[0].GetProperty("match").GetString());
        Assert.Equal("XX-99", Assert.Single(found.GetProperty("unknownControls").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Search_ForNonsense_FindsNothingAndNamesTheContact()
    {
        var found = await ReadAsync($"{Api}/yugabytedb/search?q=lorem%20ipsum%20dolor");
        Assert.Equal((0, 0), (found.GetProperty("results").GetArrayLength(), found.GetProperty("total").GetInt32()));
        Assert.NotEmpty(found.GetProperty("contact").GetString()!);
    }

    [Theory]
    [InlineData($"{Api}/yugabytedb/search", 400, "question-unusable", "“q”")]
    [InlineData($"{Api}/yugabytedb/search?q=a&limit=51", 400, "question-unusable", "1 to 50")]
    [InlineData($"{Api}/yugabytedb/search?q=a&deployment=moon", 400, "filter-unknown", "“moon”")]
    [InlineData($"{Api}/nothing/search?q=a", 404, "not-published", "“nothing”")]
    [InlineData($"{Api}/nothing", 404, "not-published", "This portal has: yugabytedb.")]
    [InlineData($"{Api}/nothing/responsibilities/patching", 404, "not-published", "“nothing”")]
    [InlineData($"{Api}/yugabytedb/responsibilities/nothing", 404, "responsibility-unknown", "“nothing”")]
    [InlineData($"{Api}/yugabytedb?deployment=moon", 400, "filter-unknown", "It has: ")]
    [InlineData($"{Api}/yugabytedb?control=XX-99", 400, "filter-unknown", "XX-99")]
    [InlineData($"{Row}?deployment=moon", 400, "filter-unknown", "“moon”")]
    public async Task Request_ThatCannotBeAnswered_IsAProblem(string address, int status, string code, string detail)
    {
        var answer = await new ApiClient(seeded.Host, null).GetAsync(address);
        answer.Is((HttpStatusCode)status, code);
        Assert.Contains(detail, answer.Text("detail")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownMatrix_NamesThoseThatExist() =>
        Assert.Equal(
            ["yugabytedb"],
            (await new ApiClient(seeded.Host, null).GetAsync($"{Api}/nothing"))
                .Json.GetProperty("matrices")
                .EnumerateArray()
                .Select(matrix => matrix.GetString())
        );

    [Fact]
    public async Task AddressThatIsTooLong_IsRefused() =>
        (await new ApiClient(seeded.Host, null).GetAsync($"{Api}/yugabytedb?q={new string('a', 8_200)}")).Is(
            HttpStatusCode.RequestUriTooLong,
            "address-too-long"
        );

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Answer_IsRevalidatedAndReadableByOtherSites(string address)
    {
        using var first = await seeded.Host.GetAsync(address);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        Assert.Equal("*", Assert.Single(first.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("noindex", Assert.Single(first.Headers.GetValues("X-Robots-Tag")));
        Assert.False(first.Headers.Contains("Set-Cookie"));
        using var again = await seeded.Host.GetAsync(address, ("If-None-Match", tag.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var head = await seeded.Host.SendAsync(HttpMethod.Head, address);
        Assert.Equal((HttpStatusCode.OK, tag), (head.StatusCode, head.Headers.ETag!));
        Assert.Equal(first.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Preflight_AllowsReadsOfAnyOrigin(string address)
    {
        using var response = await seeded.Host.SendAsync(
            HttpMethod.Options,
            address,
            ("Origin", "https://elsewhere.example"),
            ("Access-Control-Request-Method", "GET")
        );
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("GET, HEAD", string.Join(", ", response.Headers.GetValues("Access-Control-Allow-Methods")));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task OtherMethod_IsRefusedWithThoseAllowed(string address)
    {
        var answer = await new ApiClient(seeded.Host, null).SendAsync(HttpMethod.Delete, address, null);
        answer.Is(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal("GET, HEAD", answer.Allow);
    }

    /// <summary>Drafts are for tokens, which no script of another site should send.</summary>
    [Theory]
    [InlineData("/api/v1/matrices/yugabytedb/draft")]
    [InlineData("/api/v1/nothing")]
    public async Task OtherAddressesOfTheApi_AreClosedToOtherSites(string address)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Options })
        {
            using var response = await seeded.Host.SendAsync(method, address, ("Origin", "https://elsewhere.example"));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.DoesNotContain(
                response.Headers,
                header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)
            );
        }
    }

    [Fact]
    public async Task NewAnswers_AreLimited()
    {
        await using var host = PortalHost.Start(("Portal:UncachedPagesPerMinute", "2"));
        var client = new ApiClient(host, null);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{Api}/yugabytedb")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Row)).Status);
        var refused = (await client.GetAsync($"{Api}/yugabytedb?q=backup")).Is(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.Equal("60", refused.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Row)).Status);
    }

    [Fact]
    public async Task ClosedPortal_AnswersSignedInUsersOnly()
    {
        await using var portal = await PortalWithUsers.StartAsync(("Portal:ReadersMustSignIn", "true"));
        await portal.Host.PublishAsync(Given.Matrix());
        var reader = (await portal.JoinAsync(Roles.None, "Reader")).Browser;
        foreach (var address in new[] { Api, $"{Api}/sample", $"{Api}/sample/responsibilities/keys" })
        {
            using var refused = await portal.Host.GetAsync(address);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
            using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Cancellation));
            Assert.Equal("sign-in-required", problem.RootElement.GetProperty("code").GetString());
            var visit = await reader.Copy().GetAsync(address);
            Assert.Equal((HttpStatusCode.OK, "no-store, private", (string?)null), (visit.Status, visit.CacheControl, visit.Tag));
        }
    }

    [Fact]
    public async Task AnnouncedMatrix_IsNotReadable()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix(), inForceFrom: DateTimeOffset.UtcNow.AddDays(10));
        var client = new ApiClient(host, null);
        Assert.Equal(0, (await client.GetAsync(Api)).Json.GetProperty("matrices").GetArrayLength());
        var answer = (await client.GetAsync($"{Api}/sample")).Is(HttpStatusCode.NotFound, "not-published");
        Assert.Contains("not yet in force", answer.Text("detail")!, StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReadAsync(string address) => JsonDocument.Parse(await seeded.Host.ReadAsync(address)).RootElement;
}
