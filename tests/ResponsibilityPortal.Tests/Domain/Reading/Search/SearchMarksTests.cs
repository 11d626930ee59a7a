using ResponsibilityPortal.Domain.Reading.Search;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

public sealed class SearchMarksTests
{
    private static string Marked(string query, string text) =>
        string.Concat(TestMatrix.Index().Find(query).Marks.Mark(text).Select(piece => piece.IsHit ? $"[{piece.Text}]" : piece.Text));

    [Theory]
    [InlineData("backup", "Run the [backup] jobs")]
    [InlineData("backup jobs", "Run the [backup jobs]")]
    [InlineData("backup-jobs", "Run the [backup jobs]")]
    [InlineData("bakcup", "Run the [backup] jobs")]
    [InlineData("nonsense", "Run the backup jobs")]
    [InlineData("running", "[Run] the backup jobs")]
    [InlineData("colour", "Run the backup jobs")]
    [InlineData("", "Run the backup jobs")]
    public void Mark_Question_ReturnsTheHitsAsSegments(string query, string marked) =>
        Assert.Equal(marked, Marked(query, "Run the backup jobs"));

    [Theory]
    [InlineData("organization", "The organisation's", "The [organisation]'s")]
    [InlineData("datacenter", "A data center.", "A [data center].")]
    [InlineData("multi-factor", "multi–factor, Multi factor", "[multi–factor], [Multi factor]")]
    [InlineData("multifactor", "multi-factor sign", "[multi-factor] sign")]
    [InlineData("backup", "backups and backup", "[backups] and [backup]")]
    [InlineData("backup", "Backup. Backup", "[Backup]. [Backup]")]
    [InlineData("backup", "", "")]
    public void Mark_FoldedWords_AreHits(string query, string text, string marked) => Assert.Equal(marked, Marked(query, text));

    [Fact]
    public void Excerpt_WordsOutsideOfTheTitle_IsTheTextWithMostOfThem()
    {
        var index = TestMatrix.Index();
        var backups = index.FindRow("backups")!.Responsibility;

        Assert.Null(SearchExcerpt.Of(backups, index.Find("backup").Marks));
        Assert.Null(SearchExcerpt.Of(backups, index.Find("unicorns").Marks));
        Assert.Equal("snapshot", SearchExcerpt.Of(backups, index.Find("backup snapshots").Marks));
        Assert.Equal("Sets the schedule", SearchExcerpt.Of(backups, index.Find("scheduling backups").Marks));
    }
}
