using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Tests.Formats.Questionnaires;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Hosting;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using ILogger = Serilog.ILogger;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Answering;

public sealed class QuestionnairePageTests : IAsyncLifetime
{
    private const string Address = "/matrices/yugabytedb/questionnaire";
    private const string Mfa = "Do you enforce multi-factor authentication for all administrative access to the service?";

    private PortalHost _host = null!;

    public ValueTask InitializeAsync()
    {
        _host = PortalHost.Start(("Portal:UncachedPagesPerMinute", "1000000"));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Form_WithoutScript_TakesTextAFileAndADeployment()
    {
        var page = await _host.ReadPageAsync($"{Address}?deployment=aeon");

        var form = page.QuerySelector("form.questionnaire")!;
        Assert.Equal(
            ("post", Address, "multipart/form-data"),
            (form.GetAttribute("method"), form.GetAttribute("action"), form.GetAttribute("enctype"))
        );
        Assert.Equal("aeon", form.QuerySelector("select option[selected]")!.GetAttribute("value"));
        Assert.NotNull(form.QuerySelector("textarea[name=lines]"));
        Assert.NotNull(form.QuerySelector("input[type=file][name=file]"));
        Assert.NotNull(page.QuerySelector($"a[href='{Address}/confidence']"));
    }

    [Fact]
    public async Task Pages_OfAMatrix_LinkToTheFormAndKeepTheDeployment()
    {
        var page = await _host.ReadPageAsync("/matrices/yugabytedb?deployment=aeon");

        Assert.NotNull(page.QuerySelector($"header a[href='{Address}?deployment=aeon']"));
    }

    [Fact]
    public async Task FormAndAnswers_AreNotKeptAndSetNoCookie()
    {
        using var form = await _host.GetAsync(Address);
        using var answers = await PostAsync([("lines", Mfa)]);

        Assert.All(
            [form, answers],
            response =>
            {
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
                Assert.Null(response.Headers.ETag);
                Assert.False(response.Headers.Contains("Set-Cookie"));
            }
        );
    }

    [Fact]
    public async Task Post_Lines_AnswersEachWithAPinnedSource()
    {
        var page = await AnswerAsync([("lines", $"Access control:\n1.1 {Mfa}\nxqzt wvrk plmf"), ("deployment", "aeon")]);

        Assert.Equal(
            ["Access control:", $"1.1 {Mfa}", "xqzt wvrk plmf"],
            page.QuerySelectorAll(".answer-list h2").Select(heading => heading.TextContent.Trim())
        );
        var answer = page.QuerySelectorAll(".answered")[0];
        var source = "/matrices/yugabytedb/versions/1/responsibilities/single-sign-on-mfa?deployment=aeon";
        Assert.Equal(source, answer.QuerySelector(".row a")!.GetAttribute("href"));
        Assert.EndsWith(source, answer.QuerySelector(".source code")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("YugabyteDB Aeon", answer.QuerySelector(".sentences")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(answer.QuerySelector(".confidence strong")!.TextContent, new[] { "sure", "likely", "check" });
        var missing = page.QuerySelectorAll(".answered")[1];
        Assert.Equal("no match", missing.QuerySelector(".confidence strong")!.TextContent);
        Assert.Contains("Ask ", missing.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 questions: ", page.QuerySelector(".counts-line")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithAChoice_AnswersWithTheChosenRow()
    {
        var first = await AnswerAsync([("lines", "Who handles incidents and backups?")]);
        var radio = first.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").First(input => input.Value is not ("" or "-"));

        var second = await AnswerAsync([.. FieldsOf(first), (radio.Name!, radio.Value)]);
        var answer = second.QuerySelector(".answered")!;
        Assert.Equal("chosen", answer.QuerySelector(".confidence strong")!.TextContent);
        Assert.Contains($"/responsibilities/{radio.Value}", answer.QuerySelector(".row a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.True(second.QuerySelector<IHtmlInputElement>($"input[type=radio][value='{radio.Value}']")!.IsChecked);

        using var json = await PostAsync([.. FieldsOf(first), (radio.Name!, radio.Value), ("format", "json")]);
        using var body = JsonDocument.Parse(await TextOf(json));
        var chosen = body.RootElement.GetProperty("answers")[0];
        Assert.Equal("chosen", chosen.GetProperty("confidence").GetString());
        Assert.Equal(radio.Value, chosen.GetProperty("responsibility").GetProperty("slug").GetString());

        var other = await AnswerAsync([.. FieldsOf(first), (radio.Name!, radio.Value), ("lines", $"Another line?\n{Mfa}")]);
        Assert.DoesNotContain("chosen", other.QuerySelectorAll(".confidence strong").Select(word => word.TextContent));
    }

    [Fact]
    public async Task Post_Workbook_IsCarriedAndGetsColumns()
    {
        var workbook = SampleWorkbook.With(("1.1", Mfa), ("1.2", "Are backups taken daily?"));
        var page = await AnswerAsync([("deployment", "aeon")], workbook, "C:\\temp\\Our questions.xlsx");

        Assert.Equal(2, page.QuerySelectorAll(".answered").Length);
        Assert.Equal("B: Question", page.QuerySelector("select[name=question-column] option[selected]")!.TextContent);
        Assert.Equal("Questions", page.QuerySelector("select[name=sheet] option[selected]")!.TextContent);
        using var download = await PostAsync([.. FieldsOf(page), ("format", "xlsx")]);
        Assert.Equal(HttpStatusCode.OK, download.StatusCode);
        Assert.Equal("Our questions-answered.xlsx", download.Content.Headers.ContentDisposition!.FileNameStar);
        var answered = await download.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(answered), false);
        var texts = document
            .WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            .Where(cell => cell.CellReference!.Value is "H3" or "H4")
            .Select(cell => cell.InnerText)
            .ToList();
        Assert.Equal(2, texts.Count);
        Assert.Equal("Source", texts[0]);
        Assert.EndsWith("/versions/1/responsibilities/single-sign-on-mfa?deployment=aeon", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AnotherColumn_ReadsTheQuestionsAgain()
    {
        var workbook = SampleWorkbook.With((Mfa, "Is this the answer?"), ("Are backups taken daily?", "Or this?"));
        var page = await AnswerAsync([], workbook, "q.xlsx");

        var again = await AnswerAsync([.. FieldsOf(page), ("question-column", "1"), ("number-column", "0")]);

        Assert.Equal([Mfa, "Are backups taken daily?"], QuestionsOf(again));
        var sheet = await AnswerAsync([.. FieldsOf(page), ("sheet", "2")]);
        Assert.Equal(["Is this hidden?"], QuestionsOf(sheet));
    }

    [Theory]
    [InlineData("csv", "text/csv", "Line,Number,Question,Responsibility,Responsible,Our part,Your part,Source,Confidence,Reason")]
    [InlineData("md", "text/markdown", "### 1.1 Do you enforce multi-factor")]
    [InlineData("txt", "text/plain", "\n1.1 Do you enforce multi-factor")]
    public async Task Post_WithAFormat_SendsAFile(string format, string type, string text)
    {
        using var response = await PostAsync([("lines", $"1.1 {Mfa}"), ("format", format)]);

        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"yugabytedb-v1-answers.{format}", response.Content.Headers.ContentDisposition!.FileNameStar);
        var body = await TextOf(response);
        Assert.Contains(text, body, StringComparison.Ordinal);
        Assert.Contains("/versions/1/responsibilities/single-sign-on-mfa", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?format=json&deployment=aeon", null)]
    [InlineData("?deployment=aeon", "application/json")]
    public async Task Json_ForAScript_HasTheAnswersWithPinnedAddresses(string query, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address + query);
        request.Content = new FormUrlEncodedContent([new("lines", $"Access:\n1.1 {Mfa}\nxqzt wvrk plmf\n")]);
        request.Headers.TryAddWithoutValidation("Accept", accept ?? "*/*");
        using var response = await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        using var json = JsonDocument.Parse(await TextOf(response));
        var root = json.RootElement;
        Assert.Equal(
            ("yugabytedb", 1, "aeon"),
            (root.GetProperty("matrix").GetString(), root.GetProperty("version").GetInt32(), root.GetProperty("deployment").GetString())
        );
        var answers = root.GetProperty("answers").EnumerateArray().ToList();
        Assert.Equal([2, 3], answers.Select(answer => answer.GetProperty("line").GetInt32()));
        Assert.Equal("1.1", answers[0].GetProperty("number").GetString());
        Assert.EndsWith(
            "/matrices/yugabytedb/versions/1/responsibilities/single-sign-on-mfa?deployment=aeon",
            answers[0].GetProperty("responsibility").GetProperty("address").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal("no-match", answers[1].GetProperty("confidence").GetString());
        Assert.Equal(JsonValueKind.Null, answers[1].GetProperty("responsibility").ValueKind);
        Assert.Equal("Access:", root.GetProperty("headings")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Get_WithLines_AnswersToo()
    {
        var body = await _host.ReadAsync($"{Address}?format=json&lines={Uri.EscapeDataString(Mfa)}");
        Assert.Contains("single-sign-on-mfa", body, StringComparison.Ordinal);
        var page = await _host.ReadPageAsync($"{Address}?lines={Uri.EscapeDataString(Mfa)}");
        Assert.Equal([Mfa], QuestionsOf(page));
    }

    [Fact]
    public async Task Json_WithoutQuestions_IsAProblem()
    {
        using var response = await _host.GetAsync($"{Address}?format=json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Questions_AreNotLogged()
    {
        var sink = new RecordingSink();
        await using var logger = PortalLogging
            .SetLevels(new LoggerConfiguration())
            .WriteTo.Sink(sink)
            .CreateLogger();
        using var factory = new SerilogLoggerFactory(logger);
        await using var host = PortalHost.Start(
            null,
            null,
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<ILogger>(logger));
                services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(factory));
            }
        );
        foreach (var format in new[] { "html", "json", "xlsx", "nothing" })
        {
            using var answers = await host.Client.PostAsync(
                $"{Address}?format={format}",
                new FormUrlEncodedContent([new("lines", "Is the zanzibarite encrypted at rest?")]),
                TestContext.Current.CancellationToken
            );
            using var other = await host.GetAsync($"{Address}?format={format}&lines=Is+the+zanzibarite+encrypted");
        }

        const string Answers = "/api/v1/matrices/yugabytedb/answers";
        const string Search = "/api/v1/matrices/yugabytedb/search";
        foreach (
            var (address, body) in new[]
            {
                (Answers, """{"questions":["Is the zanzibarite encrypted?"]}"""),
                (Answers, """{"questions":["Is the zanzibarite encrypted?"],"deployment":"zanzibarite"}"""),
                (Answers, """{"questions":"zanzibarite"}"""),
                (Answers, "zanzibarite"),
                ("/mcp", ToolCall("""{"question":"Is the zanzibarite encrypted?"}""")),
                ("/mcp", ToolCall("""{"question":"Is the zanzibarite encrypted?","matrix":"zanzibarite"}""")),
                ("/mcp", ToolCall("""{"question":["zanzibarite"]}""")),
                ("/mcp", "zanzibarite"),
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            request.Headers.Add("Accept", "application/json, text/event-stream");
            using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        foreach (var query in new[] { "q=Is+the+zanzibarite+encrypted", "q=backup&deployment=zanzibarite", "q=zanzibarite&limit=none" })
        {
            using var answer = await host.GetAsync($"{Search}?{query}");
        }

        Assert.All(
            [Address, Answers, Search, "/mcp"],
            address => Assert.Contains(sink.Entries, entry => entry.Contains(address, StringComparison.Ordinal))
        );
        Assert.DoesNotContain(sink.Entries, entry => entry.Contains("zanzibarite", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Post_AWorkbookFormatForText_IsRefusedWithASentence()
    {
        using var response = await PostAsync([("lines", Mfa), ("format", "xlsx")]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Download the answers as CSV.", await TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AWorkbookWithADamagedPart_IsRefusedWithASentence()
    {
        var workbook = SampleWorkbook.With(("1.1", Mfa));
        workbook[workbook.AsSpan().IndexOf("xl/styles.xml"u8) - 30] = 0;
        var page = await AnswerAsync([], workbook, "q.xlsx");

        using var download = await PostAsync([.. FieldsOf(page), ("format", "xlsx")]);

        Assert.Equal(HttpStatusCode.BadRequest, download.StatusCode);
        Assert.Contains("workbook is damaged", await TextOf(download), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_LinesAndAFile_KeepsTheLinesAndSaysSo()
    {
        var page = await AnswerAsync([("lines", "Who tests backups?")], SampleWorkbook.With(("1.1", Mfa)), "q.xlsx");
        var again = await AnswerAsync(FieldsOf(page));

        Assert.All(
            [page, again],
            shown =>
            {
                Assert.Equal(["1.1 " + Mfa], QuestionsOf(shown));
                Assert.Equal("Who tests backups?", shown.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value);
                Assert.Contains("were not answered", shown.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            }
        );
        using var download = await PostAsync([.. FieldsOf(page), ("format", "xlsx")]);
        Assert.Equal(HttpStatusCode.OK, download.StatusCode);
        using var script = await PostAsync([("lines", Mfa), ("format", "json")], SampleWorkbook.With(("1.1", Mfa)), "q.xlsx");
        Assert.Equal(HttpStatusCode.BadRequest, script.StatusCode);
        Assert.Contains("Send either the lines or the file.", await TextOf(script), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_OfAFormWithAFormat_IsAProblem()
    {
        using var lines = new MultipartFormDataContent
        {
            { new StringContent("json"), "format" },
            { new ByteArrayContent(new byte[QuestionLines.MaxBytes + 1]), "lines", "questions.txt" },
        };
        using var response = await _host.Client.PostAsync(Address, lines, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("2 MB and 2000 lines at most", await TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_HostileText_IsOnlyText()
    {
        var page = await AnswerAsync([("lines", "<script>alert(1)</script> & \"encryption\"?")]);

        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.Equal("<script>alert(1)</script> & \"encryption\"?", page.QuerySelector(".answered h2")!.TextContent.Trim());
    }

    [Fact]
    public async Task Post_WithoutQuestions_AsksForThem()
    {
        using var empty = await PostAsync([("lines", " ")]);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("Paste questions or choose a file first.", await TextOf(empty), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BadFile_KeepsTheFormAndSaysWhy()
    {
        using var response = await PostAsync([], [0x89, 0x50, 0x4E, 0x47, 0, 0], "picture.xlsx");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Save it as one of these.", await TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FromAnotherSite_IsRefused()
    {
        using var refused = await PostAsync([("lines", Mfa)], headers: ("Origin", "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var own = await PostAsync(
            [("lines", Mfa)],
            headers: ("Origin", _host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority))
        );
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Post_TooMuch_IsRefusedInWords()
    {
        using var file = await PostAsync([], new byte[QuestionLines.MaxBytes + 1], "questions.csv");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, file.StatusCode);
        Assert.Contains("2 MB and 2000 lines at most", await TextOf(file), StringComparison.Ordinal);
        using var request = await PostAsync([], new byte[8 * 1_024 * 1_024], "questions.csv", ("Expect", "100-continue"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, request.StatusCode);
    }

    [Fact]
    public async Task Post_TooOften_IsRefused()
    {
        var statuses = new List<HttpStatusCode>();
        for (var run = 0; run < 31; run++)
        {
            using var response = await PostAsync([("lines", "MFA?")], headers: ("X-Forwarded-For", "192.0.2.78"));
            statuses.Add(response.StatusCode);
        }

        Assert.All(statuses.Take(30), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task Deployment_Unknown_IsRefusedWithTheKnownOnes()
    {
        using var response = await PostAsync([("lines", Mfa), ("deployment", "nowhere")]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("It has: ", await TextOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClosedPortal_SendsToSignIn()
    {
        await using var closed = PortalHost.Start(("Portal:ReadersMustSignIn", "True"));
        using var form = await closed.GetAsync(Address);
        using var words = await closed.GetAsync($"{Address}/confidence");
        using var answers = await closed.Client.PostAsync(
            Address,
            new FormUrlEncodedContent([new("lines", Mfa)]),
            TestContext.Current.CancellationToken
        );

        Assert.All([form, words, answers], response => Assert.Equal(HttpStatusCode.Redirect, response.StatusCode));
    }

    [Fact]
    public async Task ConfidencePage_ShowsTheMeasuredShares()
    {
        var page = await _host.ReadPageAsync($"{Address}/confidence");

        Assert.Equal(
            ConfidenceShare.Measured.Select(share =>
                $"{ConfidenceWords.Of(share.Confidence)}: {share.Right} of {share.Lines} ({share.Percent}%)"
            ),
            page.QuerySelectorAll(".checks tbody tr").Select(row => $"{row.Children[0].TextContent}: {row.Children[1].TextContent}")
        );
    }

    private static string ToolCall(string arguments) =>
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"find_responsibilities","arguments":ARGUMENTS}}""".Replace(
            "ARGUMENTS",
            arguments,
            StringComparison.Ordinal
        );

    private static IEnumerable<string> QuestionsOf(IHtmlDocument page) =>
        page.QuerySelectorAll(".answered h2").Select(heading => heading.TextContent.Trim());

    /// <summary>The fields that a browser sends with the form of the answers, without the choices.</summary>
    private static List<(string, string)> FieldsOf(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll<IHtmlInputElement>("form.answers input[type=hidden]").Select(input => (input.Name!, input.Value)),
            .. page.QuerySelectorAll<IHtmlSelectElement>("form.answers select").Select(select => (select.Name!, select.Value!)),
            .. page.QuerySelectorAll<IHtmlTextAreaElement>("form.answers textarea").Select(text => (text.Name!, text.Value)),
        ];

    private async Task<IHtmlDocument> AnswerAsync(List<(string Name, string Value)> fields, byte[]? file = null, string name = "")
    {
        using var response = await PostAsync(fields, file, name);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await TextOf(response));
    }

    /// <summary>Sends the form; the last value of a field counts.</summary>
    private async Task<HttpResponseMessage> PostAsync(
        List<(string Name, string Value)> fields,
        byte[]? file = null,
        string name = "",
        params (string Name, string Value)[] headers
    )
    {
        using var form = new MultipartFormDataContent();
        foreach (var field in fields.GroupBy(field => field.Name, field => field.Value))
        {
            form.Add(new StringContent(field.Last()), field.Key);
        }

        if (file is not null)
        {
            form.Add(new ByteArrayContent(file), "file", name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = form };
        foreach (var (header, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        }

        return await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> TextOf(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Keeps what is logged, with all values.</summary>
    private sealed class RecordingSink : ILogEventSink
    {
        private readonly ConcurrentQueue<string> _entries = new();

        public IReadOnlyCollection<string> Entries => _entries;

        public void Emit(LogEvent logEvent) =>
            _entries.Enqueue(
                $"{logEvent.RenderMessage(CultureInfo.InvariantCulture)} {string.Join(' ', logEvent.Properties)} {logEvent.Exception}"
            );
    }
}
