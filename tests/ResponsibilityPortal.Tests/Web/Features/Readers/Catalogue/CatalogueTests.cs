using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Catalogue;

public sealed class CatalogueTests(SeededPortal seeded)
{
    [Fact]
    public async Task The_start_page_leads_to_the_only_matrix()
    {
        using var response = await seeded.Host.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/matrices/yugabytedb", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Two_matrices_are_listed()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix("alpha"));
        await host.PublishAsync(Given.Matrix("beta"));
        var page = await host.ReadPageAsync("/");
        Assert.Equal(
            ["/matrices/alpha", "/matrices/beta"],
            page.QuerySelectorAll(".catalogue a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task An_empty_portal_says_how_to_fill_it()
    {
        await using var host = PortalHost.StartEmpty();
        Assert.Contains("Portal:Import", await host.ReadAsync("/"), StringComparison.Ordinal);
    }
}
