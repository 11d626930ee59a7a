using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Web.Api.V1;

public sealed class DraftApiTests : IAsyncLifetime
{
    /// <summary>An edit of a cell.</summary>
    internal const string ToVendor =
        """{"accountable":"vendor","contributing":["customer","provider"],"notes":{"vendor":"Runs it."},"basis":"judgement","reason":"As agreed."}""";

    private PortalWithUsers _portal = null!;
    private ApiClient _script = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await StartAsync();
        _script = await ApiClient.WithAsync(_portal, ApiScopes.All);
    }

    /// <summary>Starts a portal with a published matrix.</summary>
    internal static async Task<PortalWithUsers> StartAsync()
    {
        var portal = await PortalWithUsers.StartAsync(("Portal:Seed", "none"), ("Portal:ApiRequestsPerSecond", "100000"));
        await portal.Host.PublishAsync(Given.Matrix());
        return portal;
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Put_Edit_IsSavedWithUserTimeAndReason()
    {
        var answer = (await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid())).Is(HttpStatusCode.OK);
        Assert.Equal(("1.1", "vendor", "1.1"), (answer.Tag, answer.Text("accountable"), answer.Text("version")));
        Assert.Equal(["provider", "customer"], answer.Json.GetProperty("contributing").EnumerateArray().Select(party => party.GetString()));
        var edit = answer.Json.GetProperty("edit");
        Assert.Equal(
            ("Script", "As agreed."),
            (edit.GetProperty("by").GetProperty("name").GetString(), edit.GetProperty("reason").GetString())
        );
        Assert.StartsWith("token:", edit.GetProperty("by").GetProperty("id").GetString(), StringComparison.Ordinal);
        var read = await _script.GetAsync(ApiClient.Cell);
        Assert.Equal((answer.Body, answer.Tag), (read.Body, read.Tag));
    }

    [Fact]
    public async Task Put_SameContent_ChangesNothing()
    {
        var answer = (await _script.PutAsync("""{"accountable":"customer","contributing":["vendor"]}""", "1.0", Guid.NewGuid())).Is(
            HttpStatusCode.OK
        );
        Assert.Equal("1.0", answer.Tag);
        Assert.Equal(0, await EditsAsync());
    }

    [Fact]
    public async Task Put_StaleState_NamesTheOtherEditorAndTheirEdit()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var second = await ApiClient.WithAsync(_portal, ApiScopes.EditDrafts, "Another");
        var answer = (await second.PutAsync("""{"accountable":"provider"}""", "1.0", Guid.NewGuid())).Is(
            HttpStatusCode.PreconditionFailed,
            "conflict"
        );
        Assert.Equal("1.1", answer.Tag);
        Assert.Equal((await _script.GetAsync(ApiClient.Cell)).Body, answer.Json.GetProperty("current").GetRawText());
        (await second.PutAsync("""{"accountable":"provider"}""", answer.Tag, Guid.NewGuid())).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Put_StoreBusy_IsAnswered503WithRetryAfter()
    {
        var operation = Guid.NewGuid();
        (await _script.GetAsync(ApiClient.Cell)).Is(HttpStatusCode.OK);
        Task<ApiAnswer> edit;
        await using (var held = await HeldQueue.OfAsync(_portal))
        {
            edit = _script.PutAsync(ToVendor, "1.0", operation);
            await held.AgeUntilAsync(edit);
        }

        Assert.Equal("2", (await edit).Is(HttpStatusCode.ServiceUnavailable, "busy").RetryAfter);
        Assert.Equal(0, await EditsAsync());
        (await _script.PutAsync(ToVendor, "1.0", operation)).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("W/\"1.0\"")]
    [InlineData("\"1.0-gzip\"")]
    [InlineData("W/\"1.0-gzip\"")]
    [InlineData("\"1.0--gzip\"")]
    [InlineData("\"1.0;gzip\"")]
    [InlineData("\"1.0-br\"")]
    [InlineData("\"1.0-zstd\"")]
    public async Task IfMatch_WithATagThatAProxyChanged_NamesTheSameState(string header)
    {
        (await _script.SendAsync(HttpMethod.Put, ApiClient.Cell, ToVendor, null, Guid.NewGuid(), ("If-Match", header))).Is(
            HttpStatusCode.OK
        );
        var late = (await _script.SendAsync(HttpMethod.Put, ApiClient.Cell, "{}", null, Guid.NewGuid(), ("If-Match", header))).Is(
            HttpStatusCode.PreconditionFailed,
            "conflict"
        );
        Assert.Contains("edited it since.", late.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IfMatch_OfADraftThatAProxyChanged_PublishesIt()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var seen = (await _script.GetAsync(ApiClient.Draft)).Text("contentHash");
        (
            await _script.SendAsync(
                HttpMethod.Post,
                ApiClient.Publish,
                """{"basedOn":1,"message":"x"}""",
                null,
                Guid.NewGuid(),
                ("If-Match", $"W/\"{seen}-gzip\"")
            )
        ).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task EntityTag_OfEveryResponse_IsInItsBodyToo()
    {
        var (cell, draft) = (await _script.GetAsync(ApiClient.Cell), await _script.GetAsync(ApiClient.Draft));
        Assert.Equal((cell.Tag, draft.Tag), (cell.Text("version"), draft.Text("contentHash")));
        var edited = await _script.PutAsync(ToVendor, cell.Text("version"), Guid.NewGuid());
        Assert.Equal(edited.Tag, edited.Text("version"));
        var conflict = (await _script.PutAsync("{}", "1.0", Guid.NewGuid())).Is(HttpStatusCode.PreconditionFailed, "conflict");
        Assert.Equal(conflict.Tag, conflict.Json.GetProperty("current").GetProperty("version").GetString());
    }

    [Fact]
    public async Task IfMatch_OfTheVersionBefore_ExplainsThePublication()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid(), (await _script.GetAsync(ApiClient.Draft)).Tag)).Is(
            HttpStatusCode.Created
        );
        var answer = (await _script.PutAsync("{}", "1.1", Guid.NewGuid())).Is(HttpStatusCode.PreconditionFailed, "conflict");
        Assert.StartsWith("Version 2 was published since, and the cell is as published.", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_Repeated_ReturnsTheSameAnswerAndActsOnce()
    {
        var key = Guid.NewGuid();
        var first = await _script.PutAsync(ToVendor, "1.0", key);
        (await _script.PutAsync("""{"accountable":"provider"}""", "1.1", Guid.NewGuid())).Is(HttpStatusCode.OK);
        var again = await _script.PutAsync(ToVendor, "1.0", key);
        Assert.Equal((HttpStatusCode.OK, first.Body, "1.1"), (again.Status, again.Body, again.Tag));
        Assert.Equal(2, await EditsAsync());
    }

    [Fact]
    public async Task IdempotencyKey_OfARequestThatChangedNothing_IsEvaluatedAgain()
    {
        var key = Guid.NewGuid();
        (await _script.PutAsync(ToVendor, "1.7", key)).Is(HttpStatusCode.PreconditionFailed, "conflict");
        (await _script.PutAsync(ToVendor, "1.0", key)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task IdempotencyKey_OfAnotherRequest_IsRefused()
    {
        var key = Guid.NewGuid();
        await _script.PutAsync(ToVendor, "1.0", key);
        (await _script.PutAsync("""{"accountable":"provider"}""", "1.1", key)).Is(HttpStatusCode.UnprocessableEntity, "operation-id-used");
        (await _script.PutAsync(ToVendor, "1.0", key, $"{ApiClient.Draft}/assignments/keys/saas")).Is(
            HttpStatusCode.UnprocessableEntity,
            "operation-id-used"
        );
        (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", key)).Is(HttpStatusCode.UnprocessableEntity, "operation-id-used");
        var other = await ApiClient.WithAsync(_portal, ApiScopes.All, "Another");
        (await other.PutAsync(ToVendor, "1.0", key)).Is(HttpStatusCode.UnprocessableEntity, "operation-id-used");
        Assert.Equal(1, await EditsAsync());
    }

    [Fact]
    public async Task Put_TwoEditsAtOnce_OneWinsEachTime()
    {
        for (var round = 0; round < 50; round++)
        {
            var seen = (await _script.GetAsync(ApiClient.Cell)).Tag;
            var answers = await Task.WhenAll(
                _script.PutAsync(Saying("vendor", round), seen, Guid.NewGuid()),
                _script.PutAsync(Saying("provider", round), seen, Guid.NewGuid())
            );
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.Status).Order());
            Assert.Equal(
                answers.Single(answer => answer.Status == HttpStatusCode.OK).Body,
                answers.Single(answer => answer.Status != HttpStatusCode.OK).Json.GetProperty("current").GetRawText()
            );
        }

        Assert.Equal(50, await EditsAsync());
    }

    [Fact]
    public async Task Put_TheSameEditTenTimesAtOnce_ActsOnceWithEqualAnswers()
    {
        for (var act = 0; act < 20; act++)
        {
            var (key, seen) = (Guid.NewGuid(), (await _script.GetAsync(ApiClient.Cell)).Tag);
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _script.PutAsync(Saying("vendor", act), seen, key)));
            Assert.Single(answers.Select(answer => (answer.Status, answer.Body, answer.Tag)).Distinct());
            Assert.Equal(HttpStatusCode.OK, answers[0].Status);
        }

        Assert.Equal(20, await EditsAsync());
    }

    [Fact]
    public async Task Get_Draft_ReturnsContentHashAndGaps()
    {
        await _script.PutAsync("{}", "1.0", Guid.NewGuid());
        var answer = (await _script.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
        Assert.Equal(answer.Text("contentHash"), answer.Tag);
        Assert.Equal(
            (1, 1, true),
            (
                answer.Json.GetProperty("basedOn").GetInt32(),
                answer.Json.GetProperty("changedCells").GetInt32(),
                answer.Json.GetProperty("hasChanges").GetBoolean()
            )
        );
        Assert.Equal("""[{"responsibility":"sign-in","hostingModel":"saas"}]""", answer.Json.GetProperty("gaps").GetRawText());
        var refused = (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid())).Is(
            HttpStatusCode.UnprocessableEntity,
            "incomplete"
        );
        Assert.Equal(answer.Json.GetProperty("gaps").GetRawText(), refused.Json.GetProperty("cells").GetRawText());
    }

    [Fact]
    public async Task Get_Draft_NamesCharactersThatThePdfCannotPrint()
    {
        Assert.Equal("[]", (await _script.GetAsync(ApiClient.Draft)).Json.GetProperty("notPrintable").GetRawText());
        (
            await _script.PutAsync(
                """{"accountable":"vendor","notes":{"vendor":"Keeps \u05d0 \u2705."},"reason":"As agreed."}""",
                "1.0",
                Guid.NewGuid()
            )
        ).Is(HttpStatusCode.OK);
        var found = Assert.Single((await _script.GetAsync(ApiClient.Draft)).Json.GetProperty("notPrintable").EnumerateArray());
        Assert.Equal("the note of Vendor in SaaS of \u201CSet up sign-in\u201D", found.GetProperty("where").GetString());
        Assert.Equal(["U+05D0"], found.GetProperty("characters").EnumerateArray().Select(character => character.GetString()));
    }

    [Fact]
    public async Task Publish_Draft_MakesOneVersionThatReadersSee()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var key = Guid.NewGuid();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => _script.PublishAsync("""{"basedOn":1,"message":"Moved."}""", key))
        );
        Assert.Single(answers.Select(answer => (answer.Status, answer.Body, answer.Location)).Distinct());
        answers[0].Is(HttpStatusCode.Created);
        Assert.Equal(
            ("/matrices/sample/versions/2", "Moved.", 2),
            (answers[0].Location, answers[0].Text("message"), answers[0].Json.GetProperty("number").GetInt32())
        );
        Assert.Contains(
            "endor is accountable",
            await _portal.Host.ReadAsync("/matrices/sample/responsibilities/sign-in"),
            StringComparison.Ordinal
        );
        Assert.Equal("2.0", (await _script.GetAsync(ApiClient.Cell)).Tag);
        (await _script.PublishAsync("""{"basedOn":1,"message":"Another."}""", key)).Is(
            HttpStatusCode.UnprocessableEntity,
            "operation-id-used"
        );
    }

    [Fact]
    public async Task Publish_WithAMessageThatThePdfCannotPrint_NamesTheCharacters()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var answer = (await _script.PublishAsync("""{"basedOn":1,"message":"Moved \u05D0."}""", Guid.NewGuid())).Is(HttpStatusCode.Created);
        Assert.Equal("""[{"where":"the message","characters":["U+05D0"]}]""", answer.Json.GetProperty("notPrintable").GetRawText());
    }

    [Fact]
    public async Task Publish_DraftChangedSince_IsRefused()
    {
        var seen = (await _script.GetAsync(ApiClient.Draft)).Tag;
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var answer = (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid(), seen)).Is(
            HttpStatusCode.PreconditionFailed,
            "draft-changed"
        );
        Assert.Equal(((await _script.GetAsync(ApiClient.Draft)).Tag, answer.Tag), (answer.Text("contentHash"), answer.Text("contentHash")));
        (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid(), answer.Tag)).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Publish_WithoutIfMatch_IsRefusedAndNothingIsPublished()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        (await _script.SendAsync(HttpMethod.Post, ApiClient.Publish, """{"basedOn":1,"message":"x"}""", null, Guid.NewGuid())).Is(
            HttpStatusCode.PreconditionRequired,
            "if-match-required"
        );
        Assert.Single(await _portal.ActionsAsync(AuditStream.Content), action => action == "version.published");
    }

    [Fact]
    public async Task Publish_MovedAccountability_NeedsAReason()
    {
        await _script.PutAsync("""{"accountable":"vendor"}""", "1.0", Guid.NewGuid());
        var answer = (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid())).Is(
            HttpStatusCode.UnprocessableEntity,
            "moves-unexplained"
        );
        Assert.Equal("""[{"responsibility":"sign-in","hostingModel":"saas"}]""", answer.Json.GetProperty("cells").GetRawText());
        (await _script.PublishAsync("""{"basedOn":1,"message":"x","moveReason":"As agreed."}""", Guid.NewGuid())).Is(
            HttpStatusCode.Created
        );
    }

    [Fact]
    public async Task Publish_ByToken_HasNoApprover()
    {
        await _portal
            .Service<MatrixEditor>()
            .AssignAsync(
                AssignCells.One("sample", "sign-in", new Assignment("saas") { Accountable = "vendor" }, new CellVersion(1, 0)),
                _portal.Admin.Change(),
                TestContext.Current.CancellationToken
            );
        var answer = (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid())).Is(HttpStatusCode.Created);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Json.GetProperty("approvedBy").ValueKind);
    }

    [Fact]
    public async Task Publish_WithSecondApprover_NeedsAnApprovalByAnotherUser()
    {
        await using var portal = await PortalWithUsers.StartImportingAsync(Given.Matrix(), ("Portal:FourEyes", "true"));
        var bob = await portal.JoinAsync(Roles.Admin | Roles.Approver, "Bob");
        var (editor, publisher) = (
            await ApiClient.WithAsync(portal, ApiScopes.All, "Editor"),
            await ApiClient.WithAsync(portal, ApiScopes.All, "Publisher", by: bob)
        );
        await editor.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        const string publication = """{"basedOn":1,"message":"x"}""";
        (await editor.PublishAsync(publication, Guid.NewGuid())).Is(HttpStatusCode.Forbidden, "own-edits");
        (await publisher.PublishAsync(publication, Guid.NewGuid())).Is(HttpStatusCode.Forbidden, "own-edits");
        var seen = (await publisher.GetAsync(ApiClient.Draft)).Tag!;
        Assert.IsType<ReviewOutcome.Done>(
            await portal
                .Service<DraftReviews>()
                .AskAsync("sample", seen, null, portal.Admin.Change(), TestContext.Current.CancellationToken)
        );

        // Edits of a token count as edits of the user who created it.
        Assert.IsType<ReviewOutcome.OwnEdits>(
            await portal
                .Service<DraftReviews>()
                .DecideAsync("sample", seen, true, null, portal.Admin.Change(), TestContext.Current.CancellationToken)
        );
        Assert.IsType<ReviewOutcome.Done>(
            await portal
                .Service<DraftReviews>()
                .DecideAsync("sample", seen, true, null, bob.Change(), TestContext.Current.CancellationToken)
        );
        (await editor.PublishAsync(publication, Guid.NewGuid())).Is(HttpStatusCode.Forbidden, "own-edits");
        var answer = (await publisher.PublishAsync(publication, Guid.NewGuid(), seen)).Is(HttpStatusCode.Created);
        Assert.Equal("Bob", answer.Json.GetProperty("approvedBy").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Publish_OnTopOfAnOlderVersion_IsRefused()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var answer = (await _script.PublishAsync("""{"basedOn":0,"message":"x"}""", Guid.NewGuid())).Is(HttpStatusCode.Conflict, "stale");
        Assert.Equal(1, answer.Json.GetProperty("latest").GetInt32());
    }

    [Fact]
    public async Task Put_EmptyBody_EmptiesTheCell()
    {
        var answer = (await _script.PutAsync("{}", "1.0", Guid.NewGuid())).Is(HttpStatusCode.OK);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Json.GetProperty("accountable").ValueKind);
        Assert.Equal(1, await EditsAsync());
    }

    private static string Saying(string party, int number) =>
        $$"""{"accountable":"{{party}}","notes":{"{{party}}":"Number {{number}}."} }""";

    private async Task<int> EditsAsync() =>
        (await _portal.ActionsAsync(AuditStream.Content)).Count(action => action == "assignment.changed");
}
