using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Components.Shared;

public sealed class UserNamesTests
{
    [Theory]
    [InlineData("names", true)]
    [InlineData("roles", false)]
    public async Task Names_ForReaders_AreNamesOrRoles(string setting, bool named)
    {
        await using var host = PortalHost.Start(null, null, ("Portal:Seed", "none"), ("Portal:PeopleOnReaderPages", setting));
        await host.PublishAsync(Given.Matrix());
        await host.PublishAsync(Given.Matrix().Without("keys"));
        string[] addresses =
        [
            "/matrices/sample",
            "/matrices/sample/versions",
            "/matrices/sample/versions/1",
            "/matrices/sample/responsibilities/backup",
            "/matrices/sample/compare?from=1&to=2",
            "/matrices/sample/feed.atom",
        ];
        foreach (var address in addresses)
        {
            var page = await host.ReadAsync(address);
            Assert.Equal(named, page.Contains(Given.Ada.Name, StringComparison.Ordinal));
            Assert.Equal(!named, page.Contains("an approver", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Record_WithHiddenNames_StillHasThem()
    {
        await using var host = PortalHost.Start(null, null, ("Portal:Seed", "none"), ("Portal:PeopleOnReaderPages", "roles"));
        Assert.Equal(Given.Ada, (await host.PublishAsync(Given.Matrix())).PublishedBy);
    }

    [Fact]
    public async Task Import_WithHiddenNames_StaysAnImport()
    {
        await using var host = PortalHost.Start(("Portal:PeopleOnReaderPages", "roles"));
        var only = host.Published.All.Single();
        Assert.Equal(Actor.Import, only.Latest.PublishedBy);
        Assert.Contains("imported; approval: none", await host.ReadAsync($"/matrices/{only.Matrix}/versions"), StringComparison.Ordinal);
    }
}
