using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Web.Published;

/// <summary>Pages that are served before routing are the same pages, and only while they are still right.</summary>
public sealed class PageShortcutsTests
{
    private const string Address = "/matrices/sample";
    private const string NewTitle = "A new title";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_RequestedAgain_KeepTheirHeadersAndBytes()
    {
        await using var host = PortalHost.Start();

        // It would replace a page by a smaller one between two answers.
        await host.Services.GetRequiredService<PageRecompression>().StopAsync(Cancellation);
        foreach (var address in PortalAddresses.Published)
        {
            foreach (var encoding in (string[])["br", "gzip", "identity"])
            {
                await AnswerAsync(host, address, encoding);
                var routed = await AnswerAsync(host, address, encoding);
                Assert.Equal(routed, await AnswerAsync(host, address, encoding));
            }
        }

        Assert.NotNull(TrySend(host, "/matrices/yugabytedb"));
    }

    [Theory]
    [InlineData("GET", Address, "", "", true)]
    [InlineData("HEAD", Address, "", "", false)]
    [InlineData("POST", Address, "", "", false)]
    [InlineData("GET", Address, "", "__Host-portal=1", false)]
    [InlineData("GET", Address, "text/html", "", false)]
    [InlineData("GET", Address, "application/json", "", false)]
    [InlineData("GET", $"{Address}/", "", "", false)]
    [InlineData("GET", $"{Address}?domain=data", "", "", false)]
    public async Task Shortcut_IsTakenByTheSamePlainRequestOnly(string method, string target, string accept, string cookie, bool isTaken)
    {
        await using var host = await StartAsync();
        await ReadTwiceAsync(host);
        Assert.Equal(isTaken, TrySend(host, target, method, accept, cookie) is not null);
    }

    [Fact]
    public async Task Shortcut_AfterAPublication_IsNotTaken()
    {
        await using var host = await StartAsync();
        await ReadTwiceAsync(host);
        await host.PublishAsync(Given.Matrix() with { Title = NewTitle });
        Assert.Null(TrySend(host, Address));
        Assert.Contains(NewTitle, await host.ReadAsync(Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shortcut_WhenAnAnnouncedVersionTakesEffect_IsNotTaken()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await StartAsync(clock);
        await host.PublishAsync(Given.Matrix() with { Title = NewTitle }, inForceFrom: clock.GetUtcNow().AddHours(2));
        await ReadTwiceAsync(host);
        Assert.NotNull(TrySend(host, Address));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(TrySend(host, Address));
        Assert.Contains(NewTitle, await host.ReadAsync(Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shortcut_ToAPage_LeavesItsOtherForms()
    {
        const string address = $"{Address}/responsibilities/keys";
        await using var host = await StartAsync();
        for (var time = 0; time < 3; time++)
        {
            using var document = await host.GetAsync(address, ("Accept", "application/json"));
            Assert.Equal("application/json", document.Content.Headers.ContentType!.MediaType);
            using var page = await host.GetAsync(address);
            Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
            Assert.Equal(["Accept", "Accept-Encoding"], page.Headers.Vary);
        }

        Assert.NotNull(TrySend(host, address));
    }

    [Fact]
    public async Task Shortcut_ToAPageThatTheClientHas_Confirms()
    {
        await using var host = await StartAsync();
        await ReadTwiceAsync(host);
        using var known = await host.GetAsync(Address);
        using var confirmed = await host.GetAsync(Address, ("If-None-Match", known.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, confirmed.StatusCode);
    }

    [Fact]
    public async Task Shortcut_WhereReadersMustSignIn_IsNotMade()
    {
        await using var portal = await PortalWithUsers.StartAsync(("Portal:ReadersMustSignIn", "true"));
        var reader = (await portal.JoinAsync(Roles.None, "Reader")).Browser;
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/matrices/yugabytedb")).Status);
        }

        Assert.Equal(HttpStatusCode.Found, (await portal.Stranger().GetAsync("/matrices/yugabytedb")).Status);
        Assert.Equal(0, portal.Host.Services.GetRequiredService<PageShortcuts>().Count);
    }

    [Fact]
    public async Task Shortcuts_ToAnyNumberOfSpellings_AreLimited()
    {
        await using var host = await StartAsync();
        await ReadTwiceAsync(host);
        var shortcuts = host.Services.GetRequiredService<PageShortcuts>();
        var endpoint = new Endpoint(null, EndpointMetadataCollection.Empty, null);
        var key = new PageKey("sample", 1, 1, 1, "route", 0, null, "");
        for (var number = 0; number <= PageShortcuts.Capacity; number++)
        {
            var context = Request(Address, accept: number.ToString(CultureInfo.InvariantCulture));
            context.SetEndpoint(endpoint);
            shortcuts.Remember(context, key);
            Assert.InRange(shortcuts.Count, 1, PageShortcuts.Capacity);
        }
    }

    private static async Task<PortalHost> StartAsync(TimeProvider? clock = null)
    {
        var host = PortalHost.StartEmpty(clock);
        await host.PublishAsync(Given.Matrix());
        return host;
    }

    /// <summary>Renders the page and takes it from memory once, which makes the shortcut.</summary>
    private static async Task ReadTwiceAsync(PortalHost host)
    {
        await host.ReadAsync(Address);
        await host.ReadAsync(Address);
    }

    private static Task? TrySend(PortalHost host, string target, string method = "GET", string accept = "", string cookie = "") =>
        host.Services.GetRequiredService<PageShortcuts>().TrySend(Request(target, method, accept, cookie));

    private static DefaultHttpContext Request(string target, string method = "GET", string accept = "", string cookie = "")
    {
        var context = new DefaultHttpContext();
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        context.Request.Method = method;
        context.Request.QueryString = new QueryString(target.Contains('?', StringComparison.Ordinal) ? target[target.IndexOf('?')..] : "");
        if (accept.Length > 0)
        {
            context.Request.Headers.Accept = accept;
        }

        if (cookie.Length > 0)
        {
            context.Request.Headers.Cookie = cookie;
        }

        return context;
    }

    /// <returns>Status, headers but the date, and the bytes of a response.</returns>
    private static async Task<string> AnswerAsync(PortalHost host, string address, string encoding)
    {
        using var response = await host.GetAsync(address, ("Accept-Encoding", encoding));
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .Where(header => header.Key != "Date")
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
        var body = await response.Content.ReadAsByteArrayAsync(Cancellation);
        return string.Join('\n', [$"{(int)response.StatusCode} {address}", .. headers, Convert.ToHexString(SHA256.HashData(body))]);
    }
}
