using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Catalogue;

public sealed class CatalogueTests(SeededPortal seeded)
{
    [Fact]
    public async Task StartPage_WithOneMatrix_OpensIt()
    {
        using var response = await seeded.Host.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/matrices/yugabytedb", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task StartPage_WithTwoMatrices_ListsThem()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix("alpha"));
        await host.PublishAsync(Given.Matrix("beta"));
        var page = await host.ReadPageAsync("/");
        Assert.Equal(
            ["/matrices/alpha", "/matrices/beta"],
            page.QuerySelectorAll(".catalogue a").Select(link => link.GetAttribute("href"))
        );
    }

    /// <summary>Readers shorten addresses. With only one matrix, that matrix is the start page.</summary>
    [Fact]
    public async Task List_WithOneMatrix_ShowsIt()
    {
        var page = await seeded.Host.ReadPageAsync("/matrices");
        Assert.Equal("/matrices/yugabytedb", Assert.Single(page.QuerySelectorAll(".catalogue a")).GetAttribute("href"));
        Assert.NotEmpty(page.QuerySelectorAll("footer a"));
    }

    [Fact]
    public async Task Search_InTheList_SaysWhereItFindsHowMany()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix("alpha"));
        await host.PublishAsync(Given.Matrix("beta").Without("sign-in"));
        var form = (await host.ReadPageAsync("/")).QuerySelector("main form[role=search]")!;
        var page = await host.ReadPageAsync($"{form.GetAttribute("action")}?{form.QuerySelector("input")!.GetAttribute("name")}=MFA");
        Assert.Equal(
            ["1 responsibility found for “MFA”", "Nothing found for “MFA”"],
            page.QuerySelectorAll(".found").Select(found => found.TextContent.Trim())
        );
        Assert.Equal("/matrices/alpha?q=MFA", page.QuerySelector(".found a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task StartPage_WithoutAMatrix_SaysHowToAddOne()
    {
        await using var host = PortalHost.StartEmpty();
        Assert.Contains("Portal:Import", await host.ReadAsync("/"), StringComparison.Ordinal);
    }
}
