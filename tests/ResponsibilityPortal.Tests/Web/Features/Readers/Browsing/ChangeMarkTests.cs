using AngleSharp.Dom;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

/// <summary>A version's changes are marked in place, in words.</summary>
public sealed class ChangeMarkTests(ChangeMarkTests.Versions versions) : IClassFixture<ChangeMarkTests.Versions>
{
    private readonly PortalHost _host = versions.Host;

    [Theory]
    [InlineData("/matrices/sample/versions/1")]
    [InlineData("/matrices/sample/versions/1?view=checklist")]
    [InlineData("/matrices/sample/versions/1?deployment=hosted")]
    public async Task Marks_InTheFirstVersion_AreAbsent(string address) => Assert.Empty(await MarksAsync(address));

    [Theory]
    [InlineData("/matrices/sample/versions/2", "New in version 2|Wording changed in version 2|Parties changed in version 2")]
    [InlineData("/matrices/sample/versions/2?model=saas", "Wording changed in version 2|Parties changed in version 2")]
    [InlineData("/matrices/sample/versions/2?deployment=hosted", "Wording changed in version 2|Parties changed in version 2")]
    [InlineData("/matrices/sample/versions/2?view=checklist", "Parties changed in version 2|Wording changed in version 2")]
    [InlineData("/matrices/sample", "New in version 3")]
    public async Task Marks_AreOnChangedCellsRowsAndColumns(string address, string marks) =>
        Assert.Equal(marks.Split('|').Order(), (await MarksAsync(address)).Select(Seen).Order());

    [Fact]
    public async Task Mark_HasItsWordsForScreenReadersAndPointers()
    {
        var mark = (await _host.ReadPageAsync("/matrices/sample/versions/2")).QuerySelector("td[data-model=SaaS] .ch")!;
        Assert.Equal("Parties changed in version 2, 2026-03-01", mark.TextContent);
        Assert.Equal("2026-03-01", mark.GetAttribute("title"));
    }

    [Fact]
    public async Task Legend_WithMarks_ExplainsThem()
    {
        Assert.Contains(
            "Changed in version 2",
            (await _host.ReadPageAsync("/matrices/sample/versions/2")).QuerySelector(".legend")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "hanged",
            (await _host.ReadPageAsync("/matrices/sample/versions/1")).QuerySelector(".legend")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task NewFilter_ReadsNothingFromTheStore()
    {
        await _host.ReadPageAsync("/matrices/sample");
        var asked = _host.Queries.Count;
        await _host.ReadPageAsync("/matrices/sample?q=sign");
        Assert.Equal(asked, _host.Queries.Count);
    }

    private static string Seen(IElement mark) =>
        string.Concat(mark.ChildNodes.Where(node => node is IText).Select(node => node.TextContent)).Trim();

    private async Task<IEnumerable<IElement>> MarksAsync(string address) =>
        (await _host.ReadPageAsync(address)).QuerySelectorAll("#matrix .ch");

    /// <summary>
    /// A portal with three versions. Version 2: backup in SaaS becomes the customer's, keys get another title, sign-in is retired, and the
    /// column Edge is added. Version 3: sign-in is restored.
    /// </summary>
    public sealed class Versions : IAsyncLifetime
    {
        public PortalHost Host { get; } =
            PortalHost.StartEmpty(
                new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero))
            );

        public async ValueTask InitializeAsync()
        {
            var second = Given
                .Matrix()
                .Moving("backup", "saas", Party.ReaderSlug)
                .WithColumn("edge", "Edge", Given.Vendor)
                .Changing(row => row.Slug == "keys" ? row with { Title = "Keep the keys" } : row);
            await Host.PublishAsync(Given.Matrix());
            await Host.PublishAsync(second.Without("sign-in"));
            await Host.PublishAsync(second);
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
