using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>Pages that search engines list have no fault that Lighthouse knows.</summary>
public sealed class LighthouseTests(Site site)
{
    [Fact]
    public async Task Page_ThatSearchEnginesList_GetsFullMarks()
    {
        string[] paths =
        [
            Site.Matrix,
            $"{Site.Matrix}?deployment=aeon",
            $"{Site.Matrix}/responsibilities/ddos-protection",
            $"{Site.Matrix}/versions",
            "/verify",
        ];
        var ratings = await Lighthouse.RateAsync([.. paths.Select(path => AddressOf(path))]);
        Assert.Equal(paths.Length, ratings.Count);
        Assert.All(
            ratings,
            rating =>
            {
                Assert.Equal(["accessibility", "best-practices", "seo"], rating.Scores.Keys.Order(StringComparer.Ordinal));
                Assert.True(rating.Scores.Values.All(points => points == 100), $"{rating.Address}: {string.Join("; ", rating.Failing)}");
            }
        );
    }

    /// <summary>A filtered page asks search engines to leave it out, which costs points, as it should.</summary>
    [Fact]
    public async Task Page_ThatIsNotToBeListed_LosesPointsForIt()
    {
        var rating = Assert.Single(await Lighthouse.RateAsync(AddressOf($"{Site.Matrix}?q=MFA")));
        Assert.True(rating.Scores["seo"] < 100);
        Assert.Contains(rating.Failing, audit => audit.StartsWith("is-crawlable", StringComparison.Ordinal));
    }

    private string AddressOf(string path) => new Uri(site.Address, path).AbsoluteUri;
}
