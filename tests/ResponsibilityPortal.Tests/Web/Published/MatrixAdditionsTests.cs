using System.Net;
using System.Text.Json;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Web.Published;

/// <summary>
/// A matrix with joint accountability, a cell that is not applicable, services as columns, another language, a source of a cell and a note
/// on a column, on every page and in every export.
/// </summary>
public sealed class MatrixAdditionsTests(MatrixAdditionsTests.Additions additions) : IClassFixture<MatrixAdditionsTests.Additions>
{
    private const string Shared = "Vendor and Customer share this; the source names no single accountable party";
    private const string NotApplicable = $"Not applicable: {MatrixWithAdditions.Reason}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/matrices/sample/versions/1", Shared, NotApplicable, MatrixWithAdditions.ColumnNote, "Several solid = they share this")]
    [InlineData("/matrices/sample/versions/1?view=overview", "1 shared", "1 not applicable", MatrixWithAdditions.ColumnNote)]
    [InlineData(
        "/matrices/sample/versions/1?view=checklist&model=saas",
        "You are jointly accountable 1 duty",
        "Vendor is jointly accountable: Runs the store."
    )]
    [InlineData("/matrices/sample/versions/1?view=checklist", "You are jointly accountable", NotApplicable)]
    [InlineData("/matrices/sample/versions/1?deployment=hosted", "Shared 1")]
    [InlineData("/matrices/sample/versions/1?role=shared", "Schlüssel verwahren", "1 of 3")]
    [InlineData("/matrices/sample/versions/1?party=customer&role=shared", "Schlüssel verwahren", "Customer is jointly accountable")]
    [InlineData("/matrices/sample/versions/1?q=schluessel", "Schlüssel verwahren")]
    [InlineData(
        "/matrices/sample/versions/1/responsibilities/keys",
        Shared,
        "Service guide",
        "Vendor is jointly accountable",
        "Runs the store."
    )]
    [InlineData("/matrices/sample/versions/1/responsibilities/backup", NotApplicable)]
    [InlineData("/matrices/sample/compare?from=1&to=1", "Compare services instead")]
    [InlineData("/matrices/sample/compare?models=saas,iaas", Shared)]
    [InlineData("/matrices/sample/versions", "Version 1")]
    public async Task Page_OfTheMatrix_SaysWhatTheMatrixSays(string address, params string[] texts)
    {
        var visit = await additions.Portal.Stranger().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        Assert.All(texts, text => Assert.Contains(text, visit.Words, StringComparison.Ordinal));
        Assert.DoesNotContain("hosting model", visit.Words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Not yet assessed", visit.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfTheMatrix_NamesItsLanguage()
    {
        var page = await additions.Portal.Host.ReadPageAsync("/matrices/sample/versions/1/responsibilities/keys");
        Assert.Equal("de-CH", page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Contains("\"inLanguage\":\"de-CH\"", await additions.Portal.Host.ReadAsync("/matrices/sample"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_ContainTheAdditions()
    {
        var host = additions.Portal.Host;
        var csv = await host.ReadAsync("/matrices/sample/versions/1/export.csv");
        Assert.Contains(",service,", csv, StringComparison.Ordinal);
        Assert.Contains("Vendor; Customer", csv, StringComparison.Ordinal);
        Assert.Contains(MatrixWithAdditions.Reason, csv, StringComparison.Ordinal);
        Assert.Contains("https://vendor.example/guide", csv, StringComparison.Ordinal);

        var picture = await host.ReadAsync("/matrices/sample/picture.svg");
        Assert.Contains("1 shared", picture, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/matrices/sample/picture.png")).StatusCode);

        using var response = await host.GetAsync("/matrices/sample/versions/1/export.json");
        var document = await response.Content.ReadAsByteArrayAsync(Cancellation);
        var read = Assert.IsType<MatrixReadOutcome.Accepted>(MatrixReader.Read(document, Cancellation)).Matrix;
        Assert.Equal(MatrixWithAdditions.Of().InCanonicalOrder(), read);
    }

    [Fact]
    public async Task Pdf_OfTheMatrix_IsAccessibleAndInItsLanguage()
    {
        using var response = await additions.Portal.Host.GetAsync("/matrices/sample/versions/1/export.pdf");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Empty(PdfConformance.Check(bytes));
        var file = PdfFileReader.Read(bytes);
        Assert.Equal("de-CH", file.TextAt(file.Catalog, "Lang"));
        var words = string.Join(' ', PdfTags.Read(bytes).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Shared; the source names no single accountable party", words, StringComparison.Ordinal);
        Assert.Contains("Vendor is jointly accountable: Runs the store.", words, StringComparison.Ordinal);
        Assert.Contains($"{NotApplicable}.", words, StringComparison.Ordinal);
        Assert.Contains($"Note 1, on SaaS: {MatrixWithAdditions.ColumnNote}", words, StringComparison.Ordinal);
        Assert.Contains("Sources: S1.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("hosting model", words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Api_OfTheVersion_NamesWhoSharesAndWhatIsNotApplicable()
    {
        var content = JsonDocument.Parse(await additions.Portal.Host.ReadAsync("/api/v1/matrices/sample")).RootElement;
        Assert.Equal("de-CH", content.GetProperty("language").GetString());
        Assert.Equal("services", content.GetProperty("columnKind").GetProperty("plural").GetString());
        var text = content.GetRawText();
        Assert.Contains("\"jointlyAccountable\":[\"vendor\",\"customer\"]", text, StringComparison.Ordinal);
        Assert.Contains(MatrixWithAdditions.Reason, text, StringComparison.Ordinal);
        Assert.Contains("The vendor and the customer share ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_EditedByAProgram_MovesAccountabilityWithAReason()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        await portal.Host.PublishAsync(MatrixWithAdditions.Of(), change: portal.Admin.Change());
        var program = await ApiClient.WithAsync(portal, ApiScopes.ReadDrafts | ApiScopes.EditDrafts | ApiScopes.Publish);
        const string cell = $"{ApiClient.Draft}/assignments/keys/saas";

        var opened = await program.GetAsync(cell);
        Assert.Equal("[\"vendor\",\"customer\"]", opened.Json.GetProperty("jointlyAccountable").GetRawText());
        (await program.PutAsync("""{"jointlyAccountable":["vendor"]}""", opened.Tag, Guid.NewGuid(), cell)).Is(
            HttpStatusCode.UnprocessableEntity,
            "invalid"
        );
        var edited = await program.PutAsync("""{"notApplicable":"Keys are not kept here."}""", opened.Tag, Guid.NewGuid(), cell);
        edited.Is(HttpStatusCode.OK);
        Assert.Equal("Keys are not kept here.", edited.Text("notApplicable"));

        // A change from joint to not applicable moves accountability, so it needs a reason.
        const string publication = """{"basedOn":1,"message":"Fewer duties."}""";
        (await program.PublishAsync(publication, Guid.NewGuid())).Is(HttpStatusCode.UnprocessableEntity, "moves-unexplained");
        var explained = await program.PutAsync(
            """{"notApplicable":"Keys are not kept in this service.","reason":"The store was removed."}""",
            edited.Tag,
            Guid.NewGuid(),
            cell
        );
        explained.Is(HttpStatusCode.OK);
        (await program.PublishAsync(publication, Guid.NewGuid())).Is(HttpStatusCode.Created);

        var compared = await portal.Stranger().GetAsync("/matrices/sample/compare?from=1&to=2");
        Assert.Contains("Vendor and Customer (jointly)", compared.Words, StringComparison.Ordinal);
        Assert.Contains("not applicable", compared.Words, StringComparison.Ordinal);
        Assert.Contains("You hand over 1 duty", compared.Words, StringComparison.Ordinal);
        Assert.Contains("1 duty", (await portal.Stranger().GetAsync("/matrices/sample/feed.atom")).Body, StringComparison.Ordinal);
        Assert.True((await portal.Service<EvidenceCheck>().RunAsync(null, Cancellation)).Report.IsGood);
    }

    /// <summary>A portal with one version of the matrix.</summary>
    public sealed class Additions : IAsyncLifetime
    {
        internal PortalWithUsers Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await PortalWithUsers.StartAsync();
            await Portal.Host.PublishAsync(MatrixWithAdditions.Of(), change: Portal.Admin.Change());
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
