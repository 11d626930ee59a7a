using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Sentences;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using ResponsibilityPortal.Web.Features.Admin.Auditing;

namespace ResponsibilityPortal.Tests.Web;

/// <summary>A token with the name of a user is never shown like that user.</summary>
public sealed class ActorKindTests : IAsyncLifetime
{
    private const string Shown = "token \u201COlga Auditor\u201D";

    private PortalWithUsers _portal = null!;
    private Member _olga = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        _olga = await _portal.JoinAsync(Roles.Auditor, "Olga Auditor");
        await _portal.Host.PublishAsync(Given.Matrix());
        var script = await ApiClient.WithAsync(_portal, ApiScopes.All, "Olga Auditor");
        await script.PutAsync("""{"accountable":"vendor","reason":"As agreed."}""", "1.0", Guid.NewGuid());
        (await script.PublishAsync("""{"basedOn":1,"message":"Moved."}""", Guid.NewGuid())).Is(HttpStatusCode.Created);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("/matrices/sample")]
    [InlineData("/matrices/sample/versions")]
    [InlineData("/matrices/sample/compare?from=1&to=2")]
    [InlineData("/matrices/sample/feed.atom")]
    public async Task ReaderPages_OfAVersionPublishedByAToken_SaySo(string address)
    {
        var page = await _portal.Host.ReadAsync(address);
        Assert.Contains(Shown, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("by Olga Auditor", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdf_OfAVersionPublishedByAToken_SaysSo()
    {
        using var response = await _portal.Host.GetAsync("/matrices/sample/versions/2/export.pdf");
        Assert.Contains(
            $"by {Shown}",
            PdfTags.Read(await response.Content.ReadAsByteArrayAsync(Cancellation)).Text.Replace("\n", " ", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AuditLog_OfAVersionPublishedByAToken_SaysSo()
    {
        var entries = await _portal.Service<AuditLog>().ReadAsync(_olga.Actor, new AuditFilter(), null, Cancellation);
        Assert.Equal(Shown, entries!.Entries.First(entry => entry.Action == "version.published").Who);

        var export = await _olga.Browser.GetAsync("/admin/audit/export.csv?action=version.published");
        Assert.Equal(HttpStatusCode.OK, export.Status);
        Assert.Contains(Shown, export.Body, StringComparison.Ordinal);
    }

    /// <summary>Earlier releases allowed tokens to approve.</summary>
    [Fact]
    public void Sentence_OfAVersionApprovedByAToken_SaysSo()
    {
        const string Payload = """
            {
              "action": "version.published", "target": "matrices/sample/versions/2", "stream": "content", "sequence": 2, "at": "2026-03-01T12:30:15.250Z",
              "actor": { "id": "token:abcd1234", "name": "Olga Auditor" },
              "data": {
                "version": {
                  "format": "responsibility-matrix-version/1", "matrix": "sample", "number": 2, "message": "Moved.",
                  "contentHash": "ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73",
                  "previousVersionHash": "8b98c1f80e174aba1391d6838cab00b09d38f11949ce1c7263082733b2220f1b",
                  "publishedAt": "2026-03-01T12:30:15.250Z", "inForceFrom": "2026-03-01T12:30:15.250Z",
                  "publishedBy": { "id": "token:abcd1234", "name": "Olga Auditor" },
                  "approvedBy": { "id": "token:abcd1234", "name": "Olga Auditor" }
                },
                "versionHash": "2c0f4ab74663c063f85435768a5d77386d295e0e04fd92afdcdf099e50aef49c"
              }
            }
            """;
        Assert.Contains(
            $"approved by {Shown}",
            new EntrySentence(EntryNames.None).Of(System.Text.Encoding.UTF8.GetBytes(Payload)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Shown_OfAnActor_IncludesItsKind()
    {
        Assert.Equal("token \u201CAda\u201D", new Actor("token:abcd1234", "Ada").Shown);
        Assert.Equal("Ada", new Actor("0193b5d4-0000-7000-8000-000000000000", "Ada").Shown);
        Assert.Equal("Import at start", Actor.Import.Shown);
    }
}
