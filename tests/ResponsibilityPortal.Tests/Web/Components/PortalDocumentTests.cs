using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Components;

/// <summary>The document around admin pages, before any script has run.</summary>
public sealed class PortalDocumentTests
{
    [Fact]
    public async Task AdminPage_BeforeItsCircuit_ShowsThatItLoadsAndCanTellWhatFailed()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        var visit = await portal.Admin.Browser.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        var page = visit.Page;
        Assert.Equal("Loading…", page.QuerySelector("#admin-loading [role=status]")!.TextContent);
        Assert.Contains(
            "WebSocket",
            page.QuerySelector("#admin-loading .loading-failed[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            AdminTexts.SavedIsSafe,
            page.QuerySelector("#blazor-error-ui[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(page.QuerySelector("#blazor-error-ui [data-reconnect=reload]"));
    }

    /// <summary>A browser that translates replaces text nodes. The circuit would continue to update the nodes that were removed.</summary>
    [Fact]
    public async Task AdminPage_IsNotTranslated()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        var page = (await portal.Admin.Browser.GetAsync("/admin")).Page;
        Assert.Equal("no", page.DocumentElement.GetAttribute("translate"));
        Assert.Equal("notranslate", page.QuerySelector("meta[name=google]")!.GetAttribute("content"));
        var account = (await portal.Admin.Browser.GetAsync("/account")).Page;
        Assert.False(account.DocumentElement.HasAttribute("translate"));
    }
}
