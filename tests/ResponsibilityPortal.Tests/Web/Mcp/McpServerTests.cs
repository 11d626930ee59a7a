using System.Net;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Mcp;

/// <summary>Assistants ask over MCP, as the SDK's own client does. Every answer says where it comes from.</summary>
public sealed class McpServerTests(SeededPortal seeded)
{
    private const string Address = "/mcp";

    private static readonly string[] Tools =
    [
        "answer_questions",
        "compare_hosting_models",
        "find_responsibilities",
        "get_responsibility",
        "list_matrices",
        "what_changed",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_IntroducesItselfAndListsReadOnlyTools()
    {
        await using var client = await ConnectAsync(seeded.Host);
        Assert.Equal("responsibility-portal", client.ServerInfo!.Name);
        Assert.Contains("list_matrices", client.ServerInstructions!, StringComparison.Ordinal);
        var tools = await client.ListToolsAsync(cancellationToken: Cancellation);
        Assert.Equal(Tools, tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(
            tools,
            tool =>
            {
                Assert.NotEmpty(tool.Description);
                Assert.NotEmpty(tool.Title!);
                Assert.NotNull(tool.ReturnJsonSchema);
                var hints = tool.ProtocolTool.Annotations!;
                Assert.Equal(
                    (true, false, true, false),
                    (hints.ReadOnlyHint, hints.DestructiveHint, hints.IdempotentHint, hints.OpenWorldHint)
                );
                Assert.All(
                    tool.JsonSchema.GetProperty("properties").EnumerateObject(),
                    argument => Assert.True(argument.Value.TryGetProperty("description", out _), $"{tool.Name} {argument.Name}")
                );
            }
        );
    }

    [Fact]
    public async Task ListMatrices_NamesDeploymentsAndThePinnedAddress()
    {
        var matrix = (await AnswerAsync("list_matrices")).GetProperty("matrices")[0];
        Assert.Equal("yugabytedb", matrix.GetProperty("matrix").GetString());
        Assert.Contains(
            matrix.GetProperty("deployments").EnumerateArray(),
            deployment => deployment.GetProperty("slug").GetString() == "aeon"
        );
        AssertPinned(matrix.GetProperty("address"));
    }

    [Fact]
    public async Task FindResponsibilities_AnswersWithASource()
    {
        var found = await AnswerAsync(
            "find_responsibilities",
            ("question", "Who patches the operating system?"),
            ("deployment", "aeon"),
            ("limit", 3)
        );
        AssertVersioned(found);
        Assert.Equal("aeon", found.GetProperty("deployment").GetString());
        Assert.InRange(found.GetProperty("results").GetArrayLength(), 1, 3);
        Assert.All(
            found.GetProperty("results").EnumerateArray(),
            result =>
            {
                AssertPinned(result.GetProperty("responsibility").GetProperty("address"));
                Assert.NotEmpty(result.GetProperty("responsibility").GetProperty("answers")[0].GetProperty("sentences").GetString()!);
            }
        );
    }

    [Fact]
    public async Task GetResponsibility_HasTheBodyOfTheApi()
    {
        var result = await CallAsync(seeded.Host, "get_responsibility", ("responsibility", "own-encryption-key"), ("version", 1));
        Assert.Equal(
            await seeded.Host.ReadAsync("/api/v1/matrices/yugabytedb/responsibilities/own-encryption-key"),
            Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text
        );
        Assert.Contains(
            "version 1, in force since",
            result.StructuredContent!.Value.GetProperty("citation").GetString()!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AnswerQuestions_AnswersEachWithConfidenceAndSource()
    {
        var body = await AnswerAsync(
            "answer_questions",
            ("questions", new[] { "1.2 Do you run penetration tests?", "lorem ipsum dolor", "Encryption" }),
            ("matrix", "yugabytedb"),
            ("deployment", "aeon")
        );
        AssertVersioned(body);
        var answers = body.GetProperty("answers").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3], answers.Select(answer => answer.GetProperty("line").GetInt32()));
        Assert.Equal("1.2", answers[0].GetProperty("number").GetString());
        Assert.NotEqual("no-match", answers[0].GetProperty("confidence").GetString());
        AssertPinned(answers[0].GetProperty("responsibility").GetProperty("address"));
        Assert.Equal("no-match", answers[1].GetProperty("confidence").GetString());
        Assert.Equal(JsonValueKind.Null, answers[1].GetProperty("responsibility").ValueKind);
        Assert.NotEmpty(body.GetProperty("contact").GetString()!);
    }

    [Fact]
    public async Task CompareHostingModels_SaysWhatChangesHands()
    {
        var body = await AnswerAsync("compare_hosting_models", ("from", "on-premises"), ("to", "AEON"));
        AssertVersioned(body);
        var leaving = body.GetProperty("leaveYou").EnumerateArray().ToList();
        Assert.NotEmpty(leaving);
        Assert.All(
            leaving,
            row =>
            {
                AssertPinned(row.GetProperty("responsibility").GetProperty("address"));
                Assert.NotEqual(row.GetProperty("before").GetString(), row.GetProperty("after").GetString());
            }
        );
    }

    [Fact]
    public async Task WhatChanged_ComparesWithTheVersionBefore()
    {
        await using var host = await TwoVersionsAsync();
        foreach (var since in new[] { null, "1" })
        {
            var result = await (since is null ? CallAsync(host, "what_changed") : CallAsync(host, "what_changed", ("since", since)));
            var body = result.StructuredContent!.Value;
            AssertVersioned(body, 2);
            Assert.Equal(1, body.GetProperty("since").GetProperty("version").GetInt32());
            Assert.Equal("You take on 1 duty and hand over none.", body.GetProperty("summary").GetString());
            var change = body.GetProperty("becomeYours")[0];
            Assert.EndsWith(
                "/versions/2/responsibilities/keys",
                change.GetProperty("responsibility").GetProperty("address").GetString()!,
                StringComparison.Ordinal
            );
            Assert.Equal("Vendor", change.GetProperty("changes")[0].GetProperty("before").GetString());
        }
    }

    [Fact]
    public async Task Comparisons_OfADutyThatIsJointOnOneSide_SayThatItStaysYours()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix() with { AllowsJointAccountability = true });
        await host.PublishAsync(Given.Matrix().Sharing("keys", "paas", Given.Vendor, Party.ReaderSlug));
        var changed = (await CallAsync(host, "what_changed")).StructuredContent!.Value;
        Assert.Equal("You are now jointly accountable with other parties for 1 duty.", changed.GetProperty("summary").GetString());
        Assert.Equal(1, changed.GetProperty("becomeJointlyYours").GetArrayLength());
        Assert.Equal(0, changed.GetProperty("moveBetweenOthers").GetArrayLength());
        var compared = (await CallAsync(host, "compare_hosting_models", ("from", "paas"), ("to", "iaas"))).StructuredContent!.Value;
        Assert.Equal(
            "keys",
            compared.GetProperty("becomeYoursAlone")[0].GetProperty("responsibility").GetProperty("slug").GetString()
        );
        Assert.Equal(0, compared.GetProperty("becomeJointlyYours").GetArrayLength());
        Assert.Equal(0, compared.GetProperty("moveBetweenOthers").GetArrayLength());
    }

    [Fact]
    public async Task WhatChanged_SinceALaterVersion_IsRefused()
    {
        await using var host = await TwoVersionsAsync();
        var result = await CallAsync(host, "what_changed", ("since", "2"), ("until", 1));
        Assert.True(result.IsError);
        Assert.Contains(
            "Version 2 of the matrix sample is later than version 1.",
            Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("find_responsibilities", """{"question":"backup","matrix":"moon"}""", "This portal has: yugabytedb.")]
    [InlineData("find_responsibilities", """{"question":"backup","deployment":"moon"}""", "It has: ")]
    [InlineData("find_responsibilities", """{"question":" "}""", "The question is empty.")]
    [InlineData("find_responsibilities", """{"question":"backup","limit":1000}""", "from 1 to 20")]
    [InlineData("get_responsibility", """{"responsibility":"moon"}""", "Use find_responsibilities")]
    [InlineData("get_responsibility", """{"responsibility":"own-encryption-key","version":7}""", "only version 1")]
    [InlineData("answer_questions", """{"questions":[]}""", "Send 1 to 100 questions")]
    [InlineData("compare_hosting_models", """{"from":"moon","to":"aeon"}""", "“from” names no deployment")]
    [InlineData("find_responsibilities", """{"question":null}""", "question is empty")]
    [InlineData("get_responsibility", """{"responsibility":null}""", "Use find_responsibilities")]
    [InlineData("answer_questions", """{"questions":null}""", "Send 1 to 100 questions")]
    [InlineData("answer_questions", """{"questions":["a",null]}""", "Question 2: The question is empty.")]
    [InlineData("compare_hosting_models", """{"from":null,"to":"aeon"}""", "“from” names no deployment")]
    [InlineData("compare_hosting_models", """{"from":"aeon","to":null}""", "“to” names no deployment")]
    [InlineData("what_changed", """{"since":"1"}""", "version 1 of the matrix yugabytedb is compared with itself")]
    [InlineData("what_changed", "{}", "is the first version")]
    [InlineData("what_changed", """{"since":"yesterday"}""", "a day such as 2026-01-31")]
    [InlineData("what_changed", """{"since":"1999-12-31"}""", "was in force on that day")]
    public async Task Call_ThatCannotBeAnswered_SaysWhatToDo(string tool, string arguments, string words)
    {
        var named = JsonDocument
            .Parse(arguments)
            .RootElement.EnumerateObject()
            .Select(argument => (argument.Name, (object?)argument.Value))
            .ToArray();
        var result = await CallAsync(seeded.Host, tool, named);
        Assert.True(result.IsError);
        Assert.Contains(words, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_AreNeverRead()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix(), inForceFrom: DateTimeOffset.UtcNow.AddDays(10));
        var result = await CallAsync(host, "get_responsibility", ("responsibility", "keys"), ("matrix", "sample"));
        Assert.True(result.IsError);
        Assert.Contains("not yet in force", ((TextContentBlock)result.Content[0]).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("own", HttpStatusCode.OK)]
    public async Task Request_OfAPage_IsAnsweredForThePortalItselfOnly(string origin, HttpStatusCode expected)
    {
        var own = seeded.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        using var response = await PostAsync(seeded.Host, ListRequest, ("Origin", origin == "own" ? own : origin));
        Assert.Equal(expected, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(expected == HttpStatusCode.Forbidden ? "origin-refused" : null, await CodeOf(response));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task OtherMethod_IsRefused(string method)
    {
        using var response = await seeded.Host.SendAsync(new HttpMethod(method), Address);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "method-not-allowed"), (response.StatusCode, await CodeOf(response)));
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Request_ThatIsTooLarge_IsRefused(bool hasLength)
    {
        var body = ListRequest.Replace("{}", $"{{\"cursor\":\"{new string('a', 262_144)}\"}}", StringComparison.Ordinal);
        using var response = await PostAsync(seeded.Host, body, isChunked: !hasLength);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body-too-large"), (response.StatusCode, await CodeOf(response)));
    }

    [Fact]
    public async Task Requests_AreLimited()
    {
        await using var host = PortalHost.Start(("Portal:UncachedPagesPerMinute", "2"));
        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests })
        {
            using var response = await PostAsync(host, ListRequest);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task ClosedPortal_AnswersSignedInUsersOnly()
    {
        await using var portal = await PortalWithUsers.StartAsync(("Portal:ReadersMustSignIn", "true"));
        using var refused = await PostAsync(portal.Host, ListRequest);
        Assert.Equal((HttpStatusCode.Unauthorized, "sign-in-required"), (refused.StatusCode, await CodeOf(refused)));
        var reader = (await portal.JoinAsync(Roles.None, "Reader")).Browser;
        using var answered = await PostAsync(
            portal.Host,
            ListRequest,
            ("Cookie", reader.Cookies),
            ("X-Forwarded-For", reader.NetworkAddress)
        );
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    private const string ListRequest = """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""";

    private static async Task<PortalHost> TwoVersionsAsync()
    {
        var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix());
        var matrix = Given.Matrix();
        await host.PublishAsync(
            matrix with
            {
                Domains = matrix
                    .Domains.Select(domain => domain with
                    {
                        Responsibilities = domain
                            .Responsibilities.Select(row =>
                                row.Slug == "keys"
                                    ? row with
                                    {
                                        Assignments =
                                        [
                                            new Assignment("saas") { Accountable = Party.ReaderSlug },
                                            .. row.Assignments.Skip(1),
                                        ],
                                    }
                                    : row
                            )
                            .ToValueList(),
                    })
                    .ToValueList(),
            }
        );
        return host;
    }

    private static async Task<HttpResponseMessage> PostAsync(
        PortalHost host,
        string body,
        (string Name, string Value)? header = null,
        (string Name, string Value)? another = null,
        bool isChunked = false
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = isChunked;

        // Sends nothing that the portal refuses unread: it closes the connection, and the answer could be lost.
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Accept", "application/json, text/event-stream");
        foreach (var (name, value) in new[] { header, another }.OfType<(string, string)>())
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await host.Client.SendAsync(request, Cancellation);
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("code").GetString()
            : null;

    private static void AssertVersioned(JsonElement body, int version = 1)
    {
        Assert.Equal(version, body.GetProperty("version").GetInt32());
        Assert.True(body.GetProperty("publishedAt").TryGetDateTimeOffset(out _));
    }

    private static void AssertPinned(JsonElement address) =>
        Assert.Contains("/matrices/yugabytedb/versions/1", address.GetString()!, StringComparison.Ordinal);

    private async Task<JsonElement> AnswerAsync(string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await CallAsync(seeded.Host, tool, arguments);
        Assert.True(result.IsError is null or false, JsonSerializer.Serialize(result.Content));
        return result.StructuredContent!.Value;
    }

    private static async Task<CallToolResult> CallAsync(PortalHost host, string tool, params (string Name, object? Value)[] arguments)
    {
        await using var client = await ConnectAsync(host);
        return await client.CallToolAsync(
            tool,
            arguments.ToDictionary(argument => argument.Name, argument => argument.Value),
            cancellationToken: Cancellation
        );
    }

    private static Task<McpClient> ConnectAsync(PortalHost host) =>
        McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = new Uri(host.Client.BaseAddress!, Address),
                    TransportMode = HttpTransportMode.StreamableHttp,
                }
            ),
            cancellationToken: Cancellation
        );
}
