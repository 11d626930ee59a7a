using AngleSharp.Dom;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

/// <summary>What a version changed is marked where it stands, in words.</summary>
public sealed class ChangeMarkTests : IAsyncLifetime
{
    private readonly PortalHost _host = PortalHost.StartEmpty(
        new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)));

    /// <summary>2: backup in SaaS becomes the customer's, keys get another title, sign-in retires, the column Edge comes. 3: sign-in comes back.</summary>
    public async ValueTask InitializeAsync()
    {
        var second = Given.Matrix().Moving("backup", "saas", Party.ReaderSlug).WithColumn("edge", "Edge", Given.Vendor)
            .Changing(row => row.Slug == "keys" ? row with { Title = "Keep the keys" } : row);
        await _host.PublishAsync(Given.Matrix());
        await _host.PublishAsync(second.Without("sign-in"));
        await _host.PublishAsync(second);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/matrices/sample/versions/1")]
    [InlineData("/matrices/sample/versions/1?view=checklist")]
    [InlineData("/matrices/sample/versions/1?deployment=hosted")]
    public async Task The_first_version_has_no_marks(string address) => Assert.Empty(await MarksAsync(address));

    [Theory]
    [InlineData("/matrices/sample/versions/2", "+ new v2|◇ words v2|◆ owners v2")]
    [InlineData("/matrices/sample/versions/2?model=saas", "◇ words v2|◆ owners v2")]
    [InlineData("/matrices/sample/versions/2?deployment=hosted", "◇ words v2|◆ owners v2")]
    [InlineData("/matrices/sample/versions/2?view=checklist", "◆ owners v2|◇ words v2")]
    [InlineData("/matrices/sample", "+ new v3")]
    public async Task Cells_rows_and_columns_that_changed_are_marked(string address, string marks) =>
        Assert.Equal(marks.Split('|').Order(), (await MarksAsync(address)).Select(Seen).Order());

    [Fact]
    public async Task A_mark_says_everything_to_those_who_hear_or_point()
    {
        var mark = (await _host.ReadPageAsync("/matrices/sample/versions/2")).QuerySelector("td[data-model=SaaS] .ch")!;
        Assert.Equal("◆ owners changed in version v2, 2026-03-01", mark.TextContent);
        Assert.Equal("owners changed in version 2, 2026-03-01", mark.GetAttribute("title"));
    }

    [Fact]
    public async Task The_legend_explains_the_marks_where_there_are_any()
    {
        Assert.Contains("changed in version 2", (await _host.ReadPageAsync("/matrices/sample/versions/2")).QuerySelector(".legend")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("changed", (await _host.ReadPageAsync("/matrices/sample/versions/1")).QuerySelector(".legend")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_seen_for_the_first_time_asks_nothing_of_the_database()
    {
        await _host.ReadPageAsync("/matrices/sample");
        var asked = _host.Queries.Count;
        await _host.ReadPageAsync("/matrices/sample?q=sign");
        Assert.Equal(asked, _host.Queries.Count);
    }

    private static string Seen(IElement mark) => string.Concat(mark.ChildNodes.Where(node => node is IText).Select(node => node.TextContent)).Trim();

    private async Task<IEnumerable<IElement>> MarksAsync(string address) => (await _host.ReadPageAsync(address)).QuerySelectorAll("#matrix .ch");
}
