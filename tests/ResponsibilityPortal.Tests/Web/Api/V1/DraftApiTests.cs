using System.Net;
using System.Text;
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
    private const string ToVendor = """{"accountable":"vendor","contributing":["customer","provider"],"notes":{"vendor":"Runs it."},"basis":"judgement","reason":"As agreed."}""";

    private PeopledPortal _portal = null!;
    private ApiClient _script = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PeopledPortal.StartAsync(("Portal:Seed", "none"), ("Portal:ApiRequestsPerSecond", "100000"));
        await _portal.Host.PublishAsync(Given.Matrix());
        _script = await ApiClient.WithAsync(_portal, ApiScopes.All);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_cell_is_read_with_its_state_as_entity_tag()
    {
        var answer = (await _script.GetAsync(ApiClient.Cell)).Is(HttpStatusCode.OK);
        Assert.Equal("1.0", answer.Tag);
        Assert.Equal(
            """{"responsibility":"sign-in","hostingModel":"saas","accountable":"customer","contributing":["vendor"],"notes":{},"basis":null,"customerPart":null,"sharing":null,"version":"1.0","edit":null}""",
            answer.Body);
    }

    [Fact]
    public async Task An_edit_is_saved_with_who_when_and_why()
    {
        var answer = (await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid())).Is(HttpStatusCode.OK);
        Assert.Equal(("1.1", "vendor", "1.1"), (answer.Tag, answer.Text("accountable"), answer.Text("version")));
        Assert.Equal(["provider", "customer"], answer.Json.GetProperty("contributing").EnumerateArray().Select(party => party.GetString()));
        var edit = answer.Json.GetProperty("edit");
        Assert.Equal(("Script", "As agreed."), (edit.GetProperty("by").GetProperty("name").GetString(), edit.GetProperty("reason").GetString()));
        Assert.StartsWith("token:", edit.GetProperty("by").GetProperty("id").GetString(), StringComparison.Ordinal);
        var read = await _script.GetAsync(ApiClient.Cell);
        Assert.Equal((answer.Body, answer.Tag), (read.Body, read.Tag));
    }

    [Fact]
    public async Task What_the_cell_says_already_changes_nothing()
    {
        var answer = (await _script.PutAsync("""{"accountable":"customer","contributing":["vendor"]}""", "1.0", Guid.NewGuid())).Is(HttpStatusCode.OK);
        Assert.Equal("1.0", answer.Tag);
        Assert.Equal(0, await EditsAsync());
    }

    [Fact]
    public async Task The_second_editor_is_told_who_changed_what()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var second = await ApiClient.WithAsync(_portal, ApiScopes.EditDrafts, "Another");
        var answer = (await second.PutAsync("""{"accountable":"provider"}""", "1.0", Guid.NewGuid())).Is(HttpStatusCode.PreconditionFailed, "conflict");
        Assert.Equal("1.1", answer.Tag);
        Assert.Equal((await _script.GetAsync(ApiClient.Cell)).Body, answer.Json.GetProperty("current").GetRawText());
        (await second.PutAsync("""{"accountable":"provider"}""", answer.Tag, Guid.NewGuid())).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_the_store_cannot_be_written_to_the_program_is_asked_to_come_again()
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
    [InlineData("2.0")]
    [InlineData("1.7")]
    public async Task IfMatch_WithAStateTheCellNeverHad_IsRefusedWithoutBlamingAnybody(string seen)
    {
        var answer = (await _script.PutAsync(ToVendor, seen, Guid.NewGuid())).Is(HttpStatusCode.PreconditionFailed, "conflict");
        Assert.Equal("1.0", answer.Tag);
        Assert.StartsWith($"You sent state {seen}, which this cell doesn't have; it is at 1.0.", answer.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain("edited", answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("1.00")]
    [InlineData("anything")]
    [InlineData("1.0-snappy")]
    [InlineData("")]
    public async Task IfMatch_WithATagThatWasNeverIssued_IsMalformed(string seen) =>
        Assert.Contains($"\"{seen}\"", (await _script.PutAsync(ToVendor, seen, Guid.NewGuid())).Is(HttpStatusCode.BadRequest, "if-match-malformed").Text("detail"), StringComparison.Ordinal);

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
        (await _script.SendAsync(HttpMethod.Put, ApiClient.Cell, ToVendor, null, Guid.NewGuid(), ("If-Match", header))).Is(HttpStatusCode.OK);
        var late = (await _script.SendAsync(HttpMethod.Put, ApiClient.Cell, "{}", null, Guid.NewGuid(), ("If-Match", header))).Is(HttpStatusCode.PreconditionFailed, "conflict");
        Assert.Contains("edited it since.", late.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IfMatch_OfADraftThatAProxyChanged_PublishesIt()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var seen = (await _script.GetAsync(ApiClient.Draft)).Text("contentHash");
        (await _script.SendAsync(HttpMethod.Post, ApiClient.Publish, """{"basedOn":1,"message":"x"}""", null, Guid.NewGuid(), ("If-Match", $"W/\"{seen}-gzip\"")))
            .Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task EntityTag_OfEveryAnswer_IsInItsBodyToo()
    {
        var (cell, draft) = (await _script.GetAsync(ApiClient.Cell), await _script.GetAsync(ApiClient.Draft));
        Assert.Equal((cell.Tag, draft.Tag), (cell.Text("version"), draft.Text("contentHash")));
        var edited = await _script.PutAsync(ToVendor, cell.Text("version"), Guid.NewGuid());
        Assert.Equal(edited.Tag, edited.Text("version"));
        var conflict = (await _script.PutAsync("{}", "1.0", Guid.NewGuid())).Is(HttpStatusCode.PreconditionFailed, "conflict");
        Assert.Equal(conflict.Tag, conflict.Json.GetProperty("current").GetProperty("version").GetString());
    }

    [Fact]
    public async Task IfMatch_OfTheVersionBefore_IsToldOfThePublication()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid(), (await _script.GetAsync(ApiClient.Draft)).Tag)).Is(HttpStatusCode.Created);
        var answer = (await _script.PutAsync("{}", "1.1", Guid.NewGuid())).Is(HttpStatusCode.PreconditionFailed, "conflict");
        Assert.StartsWith("Version 2 was published since, and the cell is as published.", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_says_which_state_it_was_decided_on() =>
        (await _script.PutAsync(ToVendor, null, Guid.NewGuid())).Is(HttpStatusCode.PreconditionRequired, "if-match-required");

    [Theory]
    [InlineData("*")]
    [InlineData("W/1.0")]
    [InlineData("\"1.0\", \"1.1\"")]
    [InlineData("1.0")]
    public async Task If_match_names_one_state(string header) =>
        (await _script.SendAsync(HttpMethod.Put, ApiClient.Cell, ToVendor, null, Guid.NewGuid(), ("If-Match", header))).Is(HttpStatusCode.BadRequest, "if-match-malformed");

    [Fact]
    public async Task An_act_has_an_idempotency_key()
    {
        (await _script.PutAsync(ToVendor, "1.0", null)).Is(HttpStatusCode.BadRequest, "idempotency-key-required");
        (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", null)).Is(HttpStatusCode.BadRequest, "idempotency-key-required");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("0198c5a86f0e7c1e9d530a4f5a1f6c11")]
    public async Task An_idempotency_key_is_a_uuid(string key) =>
        (await _script.SendAsync(HttpMethod.Put, ApiClient.Cell, ToVendor, "1.0", null, ("Idempotency-Key", key))).Is(HttpStatusCode.BadRequest, "idempotency-key-malformed");

    [Theory]
    [InlineData("{}", HttpStatusCode.OK)]
    [InlineData("""{"accountable":"nobody"}""", HttpStatusCode.UnprocessableEntity, "/accountable")]
    [InlineData("""{"accountable":"vendor","contributing":["vendor"]}""", HttpStatusCode.UnprocessableEntity, "/contributing/0")]
    [InlineData("""{"acountable":"vendor","basis":"hearsay","notes":{"vendor":""}}""", HttpStatusCode.UnprocessableEntity, "/acountable", "/basis", "/notes/vendor")]
    [InlineData("""{"hostingModel":"saas"}""", HttpStatusCode.UnprocessableEntity, "/hostingModel")]
    [InlineData("""{"accountable":"vendor","accountable":"provider"}""", HttpStatusCode.UnprocessableEntity, "/accountable")]
    [InlineData("""{"accountable":null,"reason":1}""", HttpStatusCode.UnprocessableEntity, "/accountable", "/reason")]
    [InlineData("[]", HttpStatusCode.UnprocessableEntity, "")]
    public async Task A_body_is_read_strictly_and_every_problem_is_listed(string body, HttpStatusCode status, params string[] pointers)
    {
        var answer = await _script.PutAsync(body, "1.0", Guid.NewGuid());
        Assert.Equal(status, answer.Status);
        if (status != HttpStatusCode.OK)
        {
            answer.Is(status, "invalid");
            Assert.Equal(pointers.Order(), answer.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("pointer").GetString()!).Order());
            Assert.Equal(0, await EditsAsync());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"accountable":"vendor"} x""")]
    [InlineData("""[[[[[[[[[[[[1]]]]]]]]]]]]""")]
    public async Task What_is_no_json_is_malformed(string body) =>
        (await _script.PutAsync(body, "1.0", Guid.NewGuid())).Is(HttpStatusCode.BadRequest, "json-malformed");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Only_json_is_read(string type)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, ApiClient.Cell) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(ToVendor)) };
        Assert.True(request.Content.Headers.TryAddWithoutValidation("Content-Type", type));
        request.Headers.Add("If-Match", "\"1.0\"");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        (await _script.SendAsync(request)).Is(HttpStatusCode.UnsupportedMediaType, "media-type-unsupported");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused() =>
        (await _script.PutAsync($$"""{"reason":"{{new string('x', 200_000)}}"}""", "1.0", Guid.NewGuid())).Is(HttpStatusCode.RequestEntityTooLarge, "body-too-large");

    [Theory]
    [InlineData("/api/v1/matrices/nothing/draft/assignments/sign-in/saas", "cell-unknown")]
    [InlineData("/api/v1/matrices/sample/draft/assignments/nothing/saas", "cell-unknown")]
    [InlineData("/api/v1/matrices/sample/draft/assignments/sign-in/nothing", "cell-unknown")]
    [InlineData("/api/v1/matrices/sample/draft/assignments/SIGN-IN/saas", "cell-unknown")]
    [InlineData("/api/v1/matrices/nothing/draft", "matrix-unknown")]
    [InlineData("/api/v1/matrices/sample", "address-unknown")]
    [InlineData("/api/v2", "address-unknown")]
    [InlineData("/api", "address-unknown")]
    public async Task What_is_not_there_is_said(string address, string code)
    {
        (await _script.GetAsync(address)).Is(HttpStatusCode.NotFound, code);
        if (code == "cell-unknown")
        {
            (await _script.PutAsync("{}", "1.0", Guid.NewGuid(), address)).Is(HttpStatusCode.NotFound, code);
        }
    }

    [Theory]
    [InlineData("DELETE", ApiClient.Cell, "GET, PUT")]
    [InlineData("POST", ApiClient.Draft, "GET")]
    [InlineData("GET", ApiClient.Publish, "POST")]
    public async Task An_address_says_which_methods_it_takes(string method, string address, string allowed)
    {
        var answer = (await _script.SendAsync(new HttpMethod(method), address, null)).Is(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(allowed, answer.Allow);
    }

    [Fact]
    public async Task A_repeated_edit_gets_the_same_answer_and_acts_once()
    {
        var key = Guid.NewGuid();
        var first = await _script.PutAsync(ToVendor, "1.0", key);
        (await _script.PutAsync("""{"accountable":"provider"}""", "1.1", Guid.NewGuid())).Is(HttpStatusCode.OK);
        var again = await _script.PutAsync(ToVendor, "1.0", key);
        Assert.Equal((HttpStatusCode.OK, first.Body, "1.1"), (again.Status, again.Body, again.Tag));
        Assert.Equal(2, await EditsAsync());
    }

    [Fact]
    public async Task A_key_that_changed_nothing_is_looked_at_afresh()
    {
        var key = Guid.NewGuid();
        (await _script.PutAsync(ToVendor, "1.7", key)).Is(HttpStatusCode.PreconditionFailed, "conflict");
        (await _script.PutAsync(ToVendor, "1.0", key)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_belongs_to_one_act()
    {
        var key = Guid.NewGuid();
        await _script.PutAsync(ToVendor, "1.0", key);
        (await _script.PutAsync("""{"accountable":"provider"}""", "1.1", key)).Is(HttpStatusCode.UnprocessableEntity, "operation-id-used");
        (await _script.PutAsync(ToVendor, "1.0", key, $"{ApiClient.Draft}/assignments/keys/saas")).Is(HttpStatusCode.UnprocessableEntity, "operation-id-used");
        (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", key)).Is(HttpStatusCode.UnprocessableEntity, "operation-id-used");
        var other = await ApiClient.WithAsync(_portal, ApiScopes.All, "Another");
        (await other.PutAsync(ToVendor, "1.0", key)).Is(HttpStatusCode.UnprocessableEntity, "operation-id-used");
        Assert.Equal(1, await EditsAsync());
    }

    [Fact]
    public async Task Of_two_edits_at_once_one_wins_each_time()
    {
        for (var round = 0; round < 50; round++)
        {
            var seen = (await _script.GetAsync(ApiClient.Cell)).Tag;
            var answers = await Task.WhenAll(
                _script.PutAsync(Saying("vendor", round), seen, Guid.NewGuid()),
                _script.PutAsync(Saying("provider", round), seen, Guid.NewGuid()));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.Status).Order());
            Assert.Equal(
                answers.Single(answer => answer.Status == HttpStatusCode.OK).Body,
                answers.Single(answer => answer.Status != HttpStatusCode.OK).Json.GetProperty("current").GetRawText());
        }

        Assert.Equal(50, await EditsAsync());
    }

    [Fact]
    public async Task The_same_act_sent_ten_times_at_once_acts_once_and_is_answered_alike()
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
    public async Task A_draft_is_read_with_its_content_hash_and_gaps()
    {
        await _script.PutAsync("{}", "1.0", Guid.NewGuid());
        var answer = (await _script.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
        Assert.Equal(answer.Text("contentHash"), answer.Tag);
        Assert.Equal((1, 1, true), (answer.Json.GetProperty("basedOn").GetInt32(), answer.Json.GetProperty("changedCells").GetInt32(), answer.Json.GetProperty("hasChanges").GetBoolean()));
        Assert.Equal("""[{"responsibility":"sign-in","hostingModel":"saas"}]""", answer.Json.GetProperty("gaps").GetRawText());
        var refused = (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid())).Is(HttpStatusCode.UnprocessableEntity, "incomplete");
        Assert.Equal(answer.Json.GetProperty("gaps").GetRawText(), refused.Json.GetProperty("cells").GetRawText());
    }

    [Fact]
    public async Task A_draft_names_the_characters_that_the_PDF_cannot_print()
    {
        Assert.Equal("[]", (await _script.GetAsync(ApiClient.Draft)).Json.GetProperty("notPrintable").GetRawText());
        (await _script.PutAsync("""{"accountable":"vendor","notes":{"vendor":"Keeps \u05d0 \u2705."},"reason":"As agreed."}""", "1.0", Guid.NewGuid())).Is(HttpStatusCode.OK);
        var found = Assert.Single((await _script.GetAsync(ApiClient.Draft)).Json.GetProperty("notPrintable").EnumerateArray());
        Assert.Equal("the note of Vendor in SaaS of \u201CSet up sign-in\u201D", found.GetProperty("where").GetString());
        Assert.Equal(["U+05D0"], found.GetProperty("characters").EnumerateArray().Select(character => character.GetString()));
    }

    [Fact]
    public async Task A_draft_is_published_once_and_readers_see_it()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var key = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _script.PublishAsync("""{"basedOn":1,"message":"Moved."}""", key)));
        Assert.Single(answers.Select(answer => (answer.Status, answer.Body, answer.Location)).Distinct());
        answers[0].Is(HttpStatusCode.Created);
        Assert.Equal(("/matrices/sample/versions/2", "Moved.", 2), (answers[0].Location, answers[0].Text("message"), answers[0].Json.GetProperty("number").GetInt32()));
        Assert.Contains("Vendor is accountable", await _portal.Host.ReadAsync("/matrices/sample/responsibilities/sign-in"), StringComparison.Ordinal);
        Assert.Equal("2.0", (await _script.GetAsync(ApiClient.Cell)).Tag);
        (await _script.PublishAsync("""{"basedOn":1,"message":"Another."}""", key)).Is(HttpStatusCode.UnprocessableEntity, "operation-id-used");
    }

    [Fact]
    public async Task Publish_WithAMessageThatThePdfCannotPrint_NamesTheCharacters()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var answer = (await _script.PublishAsync("""{"basedOn":1,"message":"Moved \u05D0."}""", Guid.NewGuid())).Is(HttpStatusCode.Created);
        Assert.Equal("""[{"where":"the message","characters":["U+05D0"]}]""", answer.Json.GetProperty("notPrintable").GetRawText());
    }

    [Fact]
    public async Task A_publication_on_top_of_an_older_version_is_refused()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var answer = (await _script.PublishAsync("""{"basedOn":0,"message":"x"}""", Guid.NewGuid())).Is(HttpStatusCode.Conflict, "stale");
        Assert.Equal(1, answer.Json.GetProperty("latest").GetInt32());
    }

    [Fact]
    public async Task A_draft_that_is_not_what_was_seen_is_not_published()
    {
        var seen = (await _script.GetAsync(ApiClient.Draft)).Tag;
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        var answer = (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid(), seen)).Is(HttpStatusCode.PreconditionFailed, "draft-changed");
        Assert.Equal(((await _script.GetAsync(ApiClient.Draft)).Tag, answer.Tag), (answer.Text("contentHash"), answer.Text("contentHash")));
        (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid(), answer.Tag)).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Publish_WithoutIfMatch_IsRefusedAndNothingIsPublished()
    {
        await _script.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        (await _script.SendAsync(HttpMethod.Post, ApiClient.Publish, """{"basedOn":1,"message":"x"}""", null, Guid.NewGuid())).Is(HttpStatusCode.PreconditionRequired, "if-match-required");
        Assert.Single(await _portal.ActionsAsync(AuditStream.Content), action => action == "version.published");
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"one\", \"two\"")]
    public async Task Publish_WithIfMatchOfNoSingleState_IsRefused(string header) =>
        (await _script.SendAsync(HttpMethod.Post, ApiClient.Publish, """{"basedOn":1,"message":"x"}""", null, Guid.NewGuid(), ("If-Match", header))).Is(HttpStatusCode.BadRequest, "if-match-malformed");

    [Fact]
    public async Task Accountability_moves_with_a_reason()
    {
        await _script.PutAsync("""{"accountable":"vendor"}""", "1.0", Guid.NewGuid());
        var answer = (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid())).Is(HttpStatusCode.UnprocessableEntity, "moves-unexplained");
        Assert.Equal("""[{"responsibility":"sign-in","hostingModel":"saas"}]""", answer.Json.GetProperty("cells").GetRawText());
        (await _script.PublishAsync("""{"basedOn":1,"message":"x","moveReason":"As agreed."}""", Guid.NewGuid())).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_token_approves_nothing()
    {
        await _portal.Service<MatrixEditor>().AssignAsync(
            AssignCells.One("sample", "sign-in", new Assignment("saas") { Accountable = "vendor" }, new CellVersion(1, 0)), _portal.Admin.Change(), TestContext.Current.CancellationToken);
        var answer = (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid())).Is(HttpStatusCode.Created);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Json.GetProperty("approvedBy").ValueKind);
    }

    [Fact]
    public async Task Where_four_eyes_are_asked_for_a_token_publishes_what_a_person_has_approved()
    {
        await using var portal = await PeopledPortal.StartImportingAsync(Given.Matrix(), ("Portal:FourEyes", "true"));
        var bob = await portal.JoinAsync(Roles.Admin | Roles.Approver, "Bob");
        var (editor, publisher) = (await ApiClient.WithAsync(portal, ApiScopes.All, "Editor"), await ApiClient.WithAsync(portal, ApiScopes.All, "Publisher", by: bob));
        await editor.PutAsync(ToVendor, "1.0", Guid.NewGuid());
        const string wish = """{"basedOn":1,"message":"x"}""";
        (await editor.PublishAsync(wish, Guid.NewGuid())).Is(HttpStatusCode.Forbidden, "own-edits");
        (await publisher.PublishAsync(wish, Guid.NewGuid())).Is(HttpStatusCode.Forbidden, "own-edits");
        var seen = (await publisher.GetAsync(ApiClient.Draft)).Tag!;
        Assert.IsType<ReviewOutcome.Done>(await portal.Service<DraftReviews>().AskAsync("sample", seen, null, portal.Admin.Change(), TestContext.Current.CancellationToken));

        // What a program edits counts as edited by whoever made its token.
        Assert.IsType<ReviewOutcome.OwnEdits>(await portal.Service<DraftReviews>().DecideAsync("sample", seen, true, null, portal.Admin.Change(), TestContext.Current.CancellationToken));
        Assert.IsType<ReviewOutcome.Done>(await portal.Service<DraftReviews>().DecideAsync("sample", seen, true, null, bob.Change(), TestContext.Current.CancellationToken));
        (await editor.PublishAsync(wish, Guid.NewGuid())).Is(HttpStatusCode.Forbidden, "own-edits");
        var answer = (await publisher.PublishAsync(wish, Guid.NewGuid(), seen)).Is(HttpStatusCode.Created);
        Assert.Equal("Bob", answer.Json.GetProperty("approvedBy").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_draft_without_changes_makes_no_version_and_the_latest_is_answered()
    {
        var answer = (await _script.PublishAsync("""{"basedOn":1,"message":"x"}""", Guid.NewGuid())).Is(HttpStatusCode.OK);
        Assert.Equal(1, answer.Json.GetProperty("number").GetInt32());
    }

    [Theory]
    [InlineData("{}", "", "")]
    [InlineData("""{"basedOn":-1,"message":"x","inForceFrom":"tomorrow","because":"x"}""", "/basedOn", "/inForceFrom", "/because")]
    [InlineData("""{"basedOn":1.5,"message":"x","inForceFrom":"2026-01-01T00:00:00+01:00"}""", "/basedOn", "/inForceFrom")]
    public async Task A_wish_to_publish_is_read_strictly(string body, params string[] pointers)
    {
        var answer = (await _script.PublishAsync(body, Guid.NewGuid())).Is(HttpStatusCode.UnprocessableEntity, "invalid");
        Assert.Equal(pointers.Order(), answer.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("pointer").GetString()!).Order());
    }

    private static string Saying(string party, int number) => $$"""{"accountable":"{{party}}","notes":{"{{party}}":"Number {{number}}."} }""";

    private async Task<int> EditsAsync() => (await _portal.ActionsAsync(AuditStream.Content)).Count(action => action == "assignment.changed");
}
