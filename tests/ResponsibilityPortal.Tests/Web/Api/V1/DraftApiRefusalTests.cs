using System.Net;
using System.Text;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Api.V1;

/// <summary>Requests to the API of drafts that change nothing. They share one portal, and afterwards its log is as before.</summary>
public sealed class DraftApiRefusalTests(DraftApiRefusalTests.UnchangedPortal unchanged)
    : IClassFixture<DraftApiRefusalTests.UnchangedPortal>,
        IAsyncLifetime
{
    private const string ToVendor = DraftApiTests.ToVendor;

    private ApiClient Script => unchanged.Script;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() =>
        Assert.DoesNotContain("assignment.changed", await unchanged.Portal.ActionsAsync(AuditStream.Content));

    [Fact]
    public async Task Get_Cell_ReturnsItsStateAsEntityTag()
    {
        var answer = (await Script.GetAsync(ApiClient.Cell)).Is(HttpStatusCode.OK);
        Assert.Equal("1.0", answer.Tag);
        Assert.Equal(
            """{"responsibility":"sign-in","hostingModel":"saas","accountable":"customer","jointlyAccountable":[],"notApplicable":null,"contributing":["vendor"],"notes":{},"basis":null,"customerPart":null,"sharing":null,"sources":[],"version":"1.0","edit":null}""",
            answer.Body
        );
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("1.7")]
    public async Task IfMatch_WithAStateTheCellNeverHad_IsRefusedWithoutBlamingAnEditor(string seen)
    {
        var answer = (await Script.PutAsync(ToVendor, seen, Guid.NewGuid())).Is(HttpStatusCode.PreconditionFailed, "conflict");
        Assert.Equal("1.0", answer.Tag);
        Assert.StartsWith(
            $"You sent state {seen}, which this cell doesn't have. Its state is 1.0.",
            answer.Text("detail"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("edited", answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("1.00")]
    [InlineData("anything")]
    [InlineData("1.0-snappy")]
    [InlineData("")]
    public async Task IfMatch_WithATagThatWasNeverIssued_IsMalformed(string seen) =>
        Assert.Contains(
            $"\"{seen}\"",
            (await Script.PutAsync(ToVendor, seen, Guid.NewGuid())).Is(HttpStatusCode.BadRequest, "if-match-malformed").Text("detail"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Put_WithoutIfMatch_IsRefused() =>
        (await Script.PutAsync(ToVendor, null, Guid.NewGuid())).Is(HttpStatusCode.PreconditionRequired, "if-match-required");

    [Theory]
    [InlineData("*")]
    [InlineData("W/1.0")]
    [InlineData("\"1.0\", \"1.1\"")]
    [InlineData("1.0")]
    public async Task IfMatch_OfNoSingleState_IsRefused(string header) =>
        (await Script.SendAsync(HttpMethod.Put, ApiClient.Cell, ToVendor, null, Guid.NewGuid(), ("If-Match", header))).Is(
            HttpStatusCode.BadRequest,
            "if-match-malformed"
        );

    [Fact]
    public async Task Put_WithoutIdempotencyKey_IsRefused()
    {
        (await Script.PutAsync(ToVendor, "1.0", null)).Is(HttpStatusCode.BadRequest, "idempotency-key-required");
        (await Script.PublishAsync("""{"basedOn":1,"message":"x"}""", null)).Is(HttpStatusCode.BadRequest, "idempotency-key-required");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("0198c5a86f0e7c1e9d530a4f5a1f6c11")]
    public async Task IdempotencyKey_NotAUuid_IsRefused(string key) =>
        (await Script.SendAsync(HttpMethod.Put, ApiClient.Cell, ToVendor, "1.0", null, ("Idempotency-Key", key))).Is(
            HttpStatusCode.BadRequest,
            "idempotency-key-malformed"
        );

    [Theory]
    [InlineData("""{"accountable":"nobody"}""", "/accountable")]
    [InlineData("""{"accountable":"vendor","contributing":["vendor"]}""", "/contributing/0")]
    [InlineData(
        """{"acountable":"vendor","basis":"hearsay","notes":{"vendor":""}}""",
        "/acountable",
        "/basis",
        "/notes/vendor"
    )]
    [InlineData("""{"hostingModel":"saas"}""", "/hostingModel")]
    [InlineData("""{"accountable":"vendor","accountable":"provider"}""", "/accountable")]
    [InlineData("""{"accountable":null,"reason":1}""", "/accountable", "/reason")]
    [InlineData("[]", "")]
    public async Task Put_InvalidBody_ListsEveryProblem(string body, params string[] pointers)
    {
        var answer = (await Script.PutAsync(body, "1.0", Guid.NewGuid())).Is(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Equal(
            pointers.Order(),
            answer.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("pointer").GetString()!).Order()
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"accountable":"vendor"} x""")]
    [InlineData("""[[[[[[[[[[[[1]]]]]]]]]]]]""")]
    public async Task Put_NotJson_IsMalformed(string body) =>
        (await Script.PutAsync(body, "1.0", Guid.NewGuid())).Is(HttpStatusCode.BadRequest, "json-malformed");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Put_OtherMediaType_IsRefused(string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, ApiClient.Cell)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(ToVendor)),
        };
        Assert.True(request.Content.Headers.TryAddWithoutValidation("Content-Type", type));
        request.Headers.Add("If-Match", "\"1.0\"");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        (await Script.SendAsync(request)).Is(HttpStatusCode.UnsupportedMediaType, "media-type-unsupported");
    }

    [Fact]
    public async Task Put_BodyTooLarge_IsRefused() =>
        (await Script.PutAsync($$"""{"reason":"{{new string('x', 200_000)}}"}""", "1.0", Guid.NewGuid())).Is(
            HttpStatusCode.RequestEntityTooLarge,
            "body-too-large"
        );

    [Theory]
    [InlineData("/api/v1/matrices/nothing/draft/assignments/sign-in/saas", "cell-unknown")]
    [InlineData("/api/v1/matrices/sample/draft/assignments/nothing/saas", "cell-unknown")]
    [InlineData("/api/v1/matrices/sample/draft/assignments/sign-in/nothing", "cell-unknown")]
    [InlineData("/api/v1/matrices/sample/draft/assignments/SIGN-IN/saas", "cell-unknown")]
    [InlineData("/api/v1/matrices/nothing/draft", "matrix-unknown")]
    [InlineData("/api/v1/drafts", "address-unknown")]
    [InlineData("/api/v2", "address-unknown")]
    [InlineData("/api", "address-unknown")]
    public async Task Request_UnknownAddressOrElement_IsNotFound(string address, string code)
    {
        (await Script.GetAsync(address)).Is(HttpStatusCode.NotFound, code);
        if (code == "cell-unknown")
        {
            (await Script.PutAsync("{}", "1.0", Guid.NewGuid(), address)).Is(HttpStatusCode.NotFound, code);
        }
    }

    [Theory]
    [InlineData("DELETE", ApiClient.Cell, "GET, PUT")]
    [InlineData("POST", ApiClient.Draft, "GET")]
    [InlineData("GET", ApiClient.Publish, "POST")]
    public async Task Request_OtherMethod_NamesTheAllowedOnes(string method, string address, string allowed)
    {
        var answer = (await Script.SendAsync(new HttpMethod(method), address, null)).Is(
            HttpStatusCode.MethodNotAllowed,
            "method-not-allowed"
        );
        Assert.Equal(allowed, answer.Allow);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"one\", \"two\"")]
    public async Task Publish_WithIfMatchOfNoSingleState_IsRefused(string header) =>
        (
            await Script.SendAsync(
                HttpMethod.Post,
                ApiClient.Publish,
                """{"basedOn":1,"message":"x"}""",
                null,
                Guid.NewGuid(),
                ("If-Match", header)
            )
        ).Is(HttpStatusCode.BadRequest, "if-match-malformed");

    [Fact]
    public async Task Publish_UnchangedDraft_ReturnsTheLatestVersion()
    {
        var answer = (await Script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid())).Is(HttpStatusCode.OK);
        Assert.Equal(1, answer.Json.GetProperty("number").GetInt32());
    }

    [Theory]
    [InlineData("{}", "", "")]
    [InlineData("""{"basedOn":-1,"message":"x","inForceFrom":"tomorrow","because":"x"}""", "/basedOn", "/inForceFrom", "/because")]
    [InlineData("""{"basedOn":1.5,"message":"x","inForceFrom":"2026-01-01T00:00:00+01:00"}""", "/basedOn", "/inForceFrom")]
    public async Task Publish_InvalidBody_ListsEveryProblem(string body, params string[] pointers)
    {
        var answer = (await Script.PublishAsync(body, Guid.NewGuid())).Is(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Equal(
            pointers.Order(),
            answer.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("pointer").GetString()!).Order()
        );
    }

    /// <summary>A portal with a published matrix, and a program with all rights.</summary>
    public sealed class UnchangedPortal : IAsyncLifetime
    {
        internal PortalWithUsers Portal { get; private set; } = null!;

        internal ApiClient Script { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await DraftApiTests.StartAsync();
            Script = await ApiClient.WithAsync(Portal, ApiScopes.All);
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
