using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Published;

/// <summary>Readers choose their deployment once. Every link inside the matrix keeps it, and nothing is stored.</summary>
public sealed class CarriedDeploymentTests(CarriedDeploymentTests.Versions versions) : IClassFixture<CarriedDeploymentTests.Versions>
{
    private const string Chosen = "deployment=hosted";
    private readonly PortalHost _host = versions.Host;

    [Theory]
    [InlineData("")]
    [InlineData("?view=overview")]
    [InlineData("?view=checklist")]
    [InlineData("?q=backup")]
    [InlineData("?q=nothing-has-this")]
    [InlineData("?domain=data&control=D-2")]
    [InlineData("?by=demo")]
    [InlineData("?domain=nowhere")]
    [InlineData("/responsibilities/backup")]
    [InlineData("/responsibilities/keys")]
    [InlineData("/versions")]
    [InlineData("/versions/1")]
    [InlineData("/versions/3?view=checklist")]
    [InlineData("/versions/1/responsibilities/keys")]
    [InlineData("/versions/3/responsibilities/keys")]
    [InlineData("/compare")]
    [InlineData("/compare?models=saas,iaas")]
    [InlineData("/compare?deployments=hosted,hosted")]
    [InlineData("/compare?models=saas,nowhere")]
    [InlineData("/compare?from=1&to=2")]
    [InlineData("/compare?from=1&to=9")]
    public async Task Page_WithADeployment_CarriesItInEveryLink(string address)
    {
        var page = await ReadAsync($"/matrices/sample{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Chosen}");
        var links = page.QuerySelectorAll("body a[href^='/matrices/sample']").Where(IsAboutWhatReadersRun).ToList();
        Assert.NotEmpty(links);
        Assert.Empty(links.Where(link => !Carries(link.GetAttribute("href")!)).Select(link => link.OuterHtml));
        Assert.Empty(page.QuerySelectorAll("form[action^='/matrices/sample']").Where(form => !Sends(form)).Select(form => form.OuterHtml));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/responsibilities/backup")]
    [InlineData("/versions")]
    [InlineData("/compare?models=saas,iaas")]
    [InlineData("/compare?from=1&to=2")]
    public async Task Page_WithAnUnknownDeployment_CarriesNone(string address)
    {
        var page = await ReadAsync(
            $"/matrices/sample{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}deployment=nowhere"
        );
        Assert.DoesNotContain(
            "nowhere",
            string.Join(' ', page.QuerySelectorAll(".top a, .version a, tbody a").Select(link => link.GetAttribute("href"))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/responsibilities/backup")]
    [InlineData("/versions")]
    [InlineData("/compare?models=saas,iaas")]
    public async Task Page_WithADeployment_HasThePlainAddressAsCanonical(string address)
    {
        var page = await ReadAsync($"/matrices/sample{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Chosen}");
        Assert.EndsWith(
            $"/matrices/sample{address}",
            page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task VersionOfADay_WithADeployment_CarriesIt()
    {
        using var response = await _host.GetAsync($"/matrices/sample/as-of?day=2026-01-01&{Chosen}");
        Assert.Equal($"/matrices/sample/versions/1?{Chosen}", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task AllOptions_OfTheDeploymentChoice_RemoveIt()
    {
        var page = await ReadAsync($"/matrices/sample?{Chosen}&domain=data");
        var form = page.QuerySelector<IHtmlFormElement>("form[role=search]")!;
        Assert.Equal("/matrices/sample", form.GetAttribute("action"));
        Assert.Equal("", form.QuerySelector("select[name=deployment] option")!.GetAttribute("value"));
        Assert.DoesNotContain("deployment", form.QuerySelectorAll("input[type=hidden]").Select(field => field.GetAttribute("name")));
    }

    /// <summary>
    /// A column that the reader chose replaces the deployment. Feed, picture and the JSON content are the same for everyone,
    /// and so is the form to report a problem, which offers every column.
    /// </summary>
    private static bool IsAboutWhatReadersRun(IElement link)
    {
        var address = link.GetAttribute("href")!.Split('#')[0];
        return !address.Contains("model=", StringComparison.Ordinal)
            && !new[] { ".atom", ".svg", ".json", "/report" }.Any(end => address.EndsWith(end, StringComparison.Ordinal))
            && link.Closest(".runs") is null;
    }

    private static bool Carries(string address) => address.Split('#')[0].Split('?', '&').Contains(Chosen);

    private static bool Sends(IElement form) =>
        form.QuerySelector("input[type=hidden][name=deployment][value=hosted], select[name=deployment] option[selected][value=hosted]")
            is not null;

    private async Task<IHtmlDocument> ReadAsync(string address)
    {
        using var response = await _host.GetAsync(address);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    /// <summary>A portal with three versions. 1: superseded. 2: in force, without "keys". 3: announced.</summary>
    public sealed class Versions : IAsyncLifetime
    {
        private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        private readonly FakeTimeProvider _clock = new(Start);

        public Versions() => Host = PortalHost.StartEmpty(_clock);

        public PortalHost Host { get; }

        public async ValueTask InitializeAsync()
        {
            await Host.PublishAsync(Given.Matrix());
            _clock.Advance(TimeSpan.FromDays(1));
            await Host.PublishAsync(Given.Matrix().Moving("backup", "saas", Party.ReaderSlug).Without("keys"));
            await Host.PublishAsync(Given.Matrix(), "Announced.", Start.AddDays(60));
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
