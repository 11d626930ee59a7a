using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Reporting;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Reporting;

/// <summary>Tests the form with which readers report a problem, over HTTP.</summary>
public sealed class ReportPageTests(EditedPortal edited) : IClassFixture<EditedPortal>, IAsyncLifetime
{
    private const string Text = "The vendor keeps the zanzibarite keys since May.";
    private const string NoText = "Describe what is wrong or unclear first.";
    private const string Contact = "reader@zanzibarite.example";

    private static int _networks;

    private PortalWithUsers _portal = edited.Portal;
    private string _slug = "";
    private List<Guid> _earlier = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Row => $"/matrices/{_slug}/responsibilities/keys";

    private string Address => $"{Row}/report";

    public async ValueTask InitializeAsync()
    {
        _slug = await edited.AddMatrixAsync();
        _earlier = [.. (await ReportsAsync()).Select(report => report.Id)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Page_OfAResponsibility_LinksToTheForm()
    {
        Assert.NotNull((await _portal.Host.ReadPageAsync(Row)).QuerySelector($"a[href='{Address}']"));
        await _portal.Host.PublishAsync(Given.Matrix(_slug).Without("keys"));
        var pinned = await _portal.Host.ReadPageAsync($"/matrices/{_slug}/versions/1/responsibilities/keys");
        Assert.Null(pinned.QuerySelector($"a[href='{Address}']"));
    }

    [Fact]
    public async Task Form_WithoutScriptOrCookie_OffersTheRowAndItsCells()
    {
        using var response = await _portal.Host.GetAsync(Address);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var page = new HtmlParser().ParseDocument(await TextOf(response));
        var form = page.QuerySelector<IHtmlFormElement>("form.questionnaire")!;
        Assert.Equal(("post", Address), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(["", "saas", "paas", "iaas"], form.QuerySelectorAll<IHtmlOptionElement>("option").Select(option => option.Value));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content")!.Split(',')[0]);
        Assert.Contains("180 days", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AReport_IsStoredAndRecordedWithoutTextAndContact()
    {
        using var response = await SendAsync(
            [.. await FieldsAsync(), ("cell", "iaas"), ("problem", $" {Text}\r\nSee the contract. "), ("contact", $" {Contact} ")]
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Contains(ReportTexts.Received, await TextOf(response), StringComparison.Ordinal);

        var report = Assert.Single(await ReportsAsync());
        Assert.Equal(
            ("keys", "iaas", 1, $"{Text}\nSee the contract.", Contact, null),
            (report.Responsibility, report.HostingModel, report.Version, report.Text, report.Contact, report.ClosedAt)
        );
        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("problem-report.received", Actor.Reader.Id), (entry.Action, entry.ActorId));
        Assert.Equal(
            $$"""{"hostingModel":"iaas","responsibility":"keys","version":1}""",
            PortalWithUsers.DataOf(entry).GetRawText()
        );
        Assert.All(
            await _portal.LogAsync(AuditStream.Content),
            known => Assert.DoesNotContain("zanzibarite", Encoding.UTF8.GetString(known.Payload), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Post_WithTheProblemAlone_IsAboutTheWholeRow()
    {
        using var response = await SendAsync([("problem", Text)]);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var report = Assert.Single(await ReportsAsync());
        Assert.Equal((null, null, 1), (report.HostingModel, report.Contact, report.Version));
    }

    [Fact]
    public async Task Post_OfOneFormTwice_IsStoredOnce()
    {
        var fields = await FieldsAsync();
        for (var run = 0; run < 2; run++)
        {
            using var response = await SendAsync([.. fields, ("problem", Text)]);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using var other = await SendAsync([.. fields, ("problem", "Something else is wrong.")]);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Single(await ReportsAsync());
        var page = new HtmlParser().ParseDocument(await TextOf(other));
        Assert.Equal("Something else is wrong.", page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value);
        using var again = await SendAsync(FieldsOf(page));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(2, (await ReportsAsync()).Count);
    }

    [Theory]
    [InlineData("", "", "", NoText)]
    [InlineData("", " \r\n ", "", NoText)]
    [InlineData("", "a\u202eb", "", "The description contains the character U+202E")]
    [InlineData("", "a\u0007b", "", "The description contains the character U+0007")]
    [InlineData("", "\u200b", "", "The description contains nothing that can be seen.")]
    [InlineData("", "Wrong.", "a\u2066b", "The contact contains the character U+2066")]
    [InlineData("", "Wrong.", "two\nlines", "The contact must be on one line.")]
    [InlineData("nothing", "Wrong.", "", "Choose one from the list.")]
    public async Task Post_OfAnUnfitForm_KeepsTheInputAndSaysWhy(string cell, string text, string contact, string problem)
    {
        using var response = await SendAsync([("cell", cell), ("problem", text), ("contact", contact)]);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = new HtmlParser().ParseDocument(await TextOf(response));
        Assert.Contains(problem, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        if (text == "Wrong.")
        {
            Assert.Equal(text, page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value);
        }

        Assert.Empty(await ReportsAsync());
    }

    [Fact]
    public async Task Post_OfTooLongTexts_IsRefusedInWords()
    {
        using var text = await SendAsync([("problem", new string('x', ProblemReporter.TextMaxLength + 1))]);
        Assert.Equal(HttpStatusCode.BadRequest, text.StatusCode);
        Assert.Contains("2,001", await TextOf(text), StringComparison.Ordinal);
        using var contact = await SendAsync([("problem", Text), ("contact", new string('x', ProblemReporter.ContactMaxLength + 1))]);
        Assert.Equal(HttpStatusCode.BadRequest, contact.StatusCode);
        using var longest = await SendAsync(
            [("problem", string.Concat(Enumerable.Repeat("山", ProblemReporter.TextMaxLength))), ("contact", new string('é', 200))]
        );
        Assert.Equal(HttpStatusCode.OK, longest.StatusCode);
        using var large = await SendAsync([("problem", new string('x', 40_000))]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("Shorten the text and send it again.", await TextOf(large), StringComparison.Ordinal);
        using var many = await SendAsync([.. Enumerable.Range(0, 40).Select(index => ($"field{index}", "x"))]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, many.StatusCode);
        Assert.Single(await ReportsAsync());
    }

    [Fact]
    public async Task Post_OfAnotherType_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent("problem=wrong") };
        using var response = await _portal.Host.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(await ReportsAsync());
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    public async Task Post_FromAnotherSite_IsRefused(string origin)
    {
        using var refused = await SendAsync([("problem", Text)], headers: ("Origin", origin));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(await ReportsAsync());
        using var own = await SendAsync(
            [("problem", Text)],
            headers: ("Origin", _portal.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority))
        );
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task UnknownRowOrMatrix_IsNotFound()
    {
        foreach (var address in new[] { $"/matrices/{_slug}/responsibilities/nothing/report", "/matrices/no/responsibilities/keys/report" })
        {
            using var form = await _portal.Host.GetAsync(address);
            using var sent = await SendAsync([("problem", Text)], address);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (form.StatusCode, sent.StatusCode));
        }

        Assert.Empty(await ReportsAsync());
    }

    [Fact]
    public async Task Post_OfAFormForAnEarlierVersion_NamesThatVersion()
    {
        var fields = await FieldsAsync();
        await _portal.Host.PublishAsync(Given.Matrix(_slug).Moving("keys", "saas", Party.ReaderSlug));
        using var response = await SendAsync([.. fields, ("problem", Text)]);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, Assert.Single(await ReportsAsync()).Version);
        using var unknown = await SendAsync([("problem", Text), ("version", "9")]);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Contains("Open the form again", await TextOf(unknown), StringComparison.Ordinal);
    }

    /// <summary>A form that comes back shows one version, in its words, its list and its hidden field alike.</summary>
    [Fact]
    public async Task Post_OfAnUnfitFormForAnEarlierVersion_ComesBackForTheVersionInForce()
    {
        var fields = await FieldsAsync();
        await _portal.Host.PublishAsync(Given.Matrix(_slug).Moving("keys", "saas", Party.ReaderSlug));
        using var response = await SendAsync([.. fields, ("problem", " "), ("cell", "saas")]);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = new HtmlParser().ParseDocument(await TextOf(response));
        Assert.Contains("The form now shows version 2", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector<IHtmlInputElement>("input[name=version]")!.Value);
        Assert.Equal("saas", page.QuerySelector<IHtmlSelectElement>("select")!.Value);
    }

    /// <summary>An operation ID names one report: a form that was changed to another version is another report.</summary>
    [Fact]
    public async Task Post_OfOneFormForAnotherVersion_IsNotTheSameReport()
    {
        var fields = await FieldsAsync();
        using (var first = await SendAsync([.. fields, ("problem", Text)]))
        {
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        }

        await _portal.Host.PublishAsync(Given.Matrix(_slug).Moving("keys", "saas", Party.ReaderSlug));
        using var second = await SendAsync([.. fields.Where(field => field.Name != "version"), ("version", "2"), ("problem", Text)]);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Fact]
    public async Task Post_TooOftenInAMinute_IsRefused()
    {
        var statuses = new List<HttpStatusCode>();
        for (var run = 0; run < 11; run++)
        {
            using var response = await SendAsync([("problem", " ")], headers: ("X-Forwarded-For", "192.0.2.78"));
            statuses.Add(response.StatusCode);
        }

        Assert.All(statuses.Take(10), status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task Post_WhileTheInboxOfTheMatrixIsFull_IsRefusedAndKeepsTheInput()
    {
        await FillAsync(StoredProblemReport.OpenMaxCount);
        var before = (await _portal.LogAsync(AuditStream.Content)).Count;
        using var refused = await SendAsync([("problem", Text)]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Null(refused.Headers.RetryAfter);
        var page = new HtmlParser().ParseDocument(await TextOf(refused));
        var problem = page.QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("as many open reports as the portal can keep", problem, StringComparison.Ordinal);
        Assert.Equal(Text, page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value);
        Assert.Equal(before, (await _portal.LogAsync(AuditStream.Content)).Count);
        Assert.Equal(StoredProblemReport.OpenMaxCount, (await ReportsAsync()).Count);

        await using (var store = _portal.Host.OpenStore())
        {
            var matrix = await store.Matrices.SingleAsync(known => known.Slug == _slug, Cancellation);
            var report = await store.ProblemReports.FirstAsync(open => open.MatrixId == matrix.Id, Cancellation);
            report.Dismiss("Settled.", _portal.Admin.Actor, _portal.Clock.GetUtcNow());
            await store.SaveChangesAsync(Cancellation);
        }

        using var accepted = await SendAsync([("problem", Text)]);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    /// <summary>Reports that the team has closed never keep readers from reporting.</summary>
    [Fact]
    public async Task Post_WhileThePortalIsFullOfClosedReports_ReplacesTheFirstClosed()
    {
        await using var portal = await StartAsync();
        await FillAsync(1, isClosed: true);
        var first = Assert.Single(await ReportsAsync()).Id;
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await FillAsync(StoredProblemReport.MaxCount - 1, isClosed: true);
        using var accepted = await SendAsync([("problem", Text)]);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        var reports = await ReportsAsync();
        Assert.Equal(StoredProblemReport.MaxCount, reports.Count);
        Assert.DoesNotContain(reports, report => report.Id == first);
        Assert.Single(reports, report => report.ClosedAt is null);
        Assert.Equal(
            [("problem-report.received", Actor.Reader.Id), ("problem-report.removed", Actor.Retention.Id)],
            (await portal.LogAsync(AuditStream.Content)).TakeLast(2).Select(entry => (entry.Action, entry.ActorId))
        );
    }

    [Fact]
    public async Task Post_WhileThePortalIsFullOfOpenReports_IsRefused()
    {
        await using var portal = await StartAsync();
        await portal.Host.PublishAsync(Given.Matrix("other"));
        await FillAsync(StoredProblemReport.MaxCount, matrix: "other");
        using var refused = await SendAsync([("problem", Text)]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(StoredProblemReport.MaxCount, (await ReportsAsync()).Count);
    }

    [Fact]
    public async Task Reports_AreInNoPageExportFeedOrAnswerForReaders()
    {
        using (var response = await SendAsync([("problem", Text), ("contact", Contact), ("cell", "saas")]))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.DoesNotContain("zanzibarite", await TextOf(response), StringComparison.Ordinal);
        }

        foreach (
            var address in new[]
            {
                "/matrices",
                $"/matrices/{_slug}",
                $"/matrices/{_slug}?q=zanzibar",
                Row,
                Address,
                $"{Row}.json",
                $"{Row}.md",
                $"/matrices/{_slug}/versions",
                $"/matrices/{_slug}/versions/1/export.json",
                $"/matrices/{_slug}/versions/1/export.csv",
                $"/matrices/{_slug}/feed.atom",
                $"/matrices/{_slug}/picture.svg",
                $"/api/v1/matrices/{_slug}",
                $"/api/v1/matrices/{_slug}/responsibilities/keys",
                $"/api/v1/matrices/{_slug}/search?q=keys",
                "/llms.txt",
                "/sitemap.xml",
                "/checkpoints.txt",
            }
        )
        {
            var body = await _portal.Host.ReadAsync(address);
            Assert.DoesNotContain("zanzibarite", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ClosedPortal_SendsToSignIn()
    {
        await using var closed = PortalHost.Start(("Portal:ReadersMustSignIn", "True"));
        const string Form = "/matrices/yugabytedb/responsibilities/single-sign-on-mfa/report";
        using var form = await closed.GetAsync(Form);
        using var sent = await closed.Client.PostAsync(Form, new FormUrlEncodedContent([new("problem", Text)]), Cancellation);
        Assert.All([form, sent], response => Assert.Equal(HttpStatusCode.Redirect, response.StatusCode));
    }

    /// <summary>Starts a portal for one test alone.</summary>
    private async Task<PortalWithUsers> StartAsync() => _portal = await PortalWithUsers.StartImportingAsync(Given.Matrix(_slug));

    private async Task FillAsync(int count, bool isClosed = false, string? matrix = null)
    {
        await using var store = _portal.Host.OpenStore();
        var stored = await store.Matrices.SingleAsync(known => known.Slug == (matrix ?? _slug), Cancellation);
        var now = _portal.Clock.GetUtcNow();
        for (var index = 0; index < count; index++)
        {
            var report = StoredProblemReport.Create(stored, "keys", null, 1, "Wrong.", null, now);
            if (isClosed)
            {
                report.Dismiss("Settled.", _portal.Admin.Actor, now);
            }

            store.Add(report);
        }

        await store.SaveChangesAsync(Cancellation);
    }

    /// <summary>Returns the reports since the test began.</summary>
    private async Task<List<StoredProblemReport>> ReportsAsync()
    {
        await using var store = _portal.Host.OpenStore();
        return await store.ProblemReports.AsNoTracking().Where(report => !_earlier.Contains(report.Id)).ToListAsync(Cancellation);
    }

    /// <summary>Opens the form and returns its hidden fields.</summary>
    private async Task<List<(string Name, string Value)>> FieldsAsync() =>
        [
            .. (await _portal.Host.ReadPageAsync(Address))
                .QuerySelectorAll<IHtmlInputElement>("form.questionnaire input[type=hidden]")
                .Select(input => (input.Name!, input.Value)),
        ];

    private static List<(string Name, string Value)> FieldsOf(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll<IHtmlInputElement>("form.questionnaire input").Select(input => (input.Name!, input.Value)),
            .. page.QuerySelectorAll<IHtmlTextAreaElement>("form.questionnaire textarea").Select(text => (text.Name!, text.Value)),
        ];

    /// <summary>Sends a form from a network of its own, unless the headers name one.</summary>
    private async Task<HttpResponseMessage> SendAsync(
        List<(string Name, string Value)> fields,
        string? address = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address ?? Address)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (headers.All(header => header.Name != "X-Forwarded-For"))
        {
            request.Headers.Add("X-Forwarded-For", $"198.51.100.{Interlocked.Increment(ref _networks)}");
        }

        foreach (var (header, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        }

        return await _portal.Host.Client.SendAsync(request, Cancellation);
    }

    private static Task<string> TextOf(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Cancellation);
}
