using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class MatrixIndexTests
{
    private static string Found(string query, MatrixIndex? index = null)
    {
        index ??= TestMatrix.Index();
        var hits = index.Search(query);
        return string.Join(' ', index.Rows.Where(row => hits.RankOf(row.Position) != SearchHits.NoHit).Select(row => row.Responsibility.Slug));
    }

    [Theory]
    [InlineData("multi-factor", "sign-in")]
    [InlineData("multi factor", "sign-in")]
    [InlineData("multifactor", "sign-in")]
    [InlineData("MULTI-FACTOR", "sign-in")]
    [InlineData("Multi‑Factor", "sign-in")]
    [InlineData("mfa", "sign-in")]
    [InlineData("organization", "sign-in")]
    [InlineData("organisation", "sign-in")]
    [InlineData("color", "sign-in")]
    [InlineData("colours", "sign-in")]
    [InlineData("datacenter", "buildings")]
    [InlineData("data center", "buildings")]
    [InlineData("data-centre", "buildings")]
    [InlineData("datacentres", "buildings")]
    [InlineData("snapshots", "backups")]
    [InlineData("schedules", "backups")]
    [InlineData("proving", "restore")]
    [InlineData("restores", "restore")]
    [InlineData("résto", "restore")]
    [InlineData("backup test", "restore")]
    [InlineData("backup", "backups restore")]
    [InlineData("back", "backups restore")]
    [InlineData("ackup", "")]
    [InlineData("jobs backup", "backups")]
    [InlineData("backup mfa", "")]
    [InlineData("", "")]
    [InlineData(" - , ", "")]
    public void A_search_finds_what_the_reader_means(string query, string rows) => Assert.Equal(rows, Found(query));

    [Fact]
    public void No_term_is_found_across_two_texts() => Assert.Equal("", Found("test-a"));

    [Fact]
    public void A_word_of_any_length_is_searched_for_without_trying_to_divide_it_everywhere() => Assert.Equal("", Found(new string('x', 400)));

    [Theory]
    [InlineData("multi factor", "multi-factor")]
    [InlineData("datacenter", "data center")]
    [InlineData("catalogue", "catalog")]
    [InlineData("virtualisation", "virtualization")]
    public void On_the_built_in_matrix_two_spellings_find_the_same_rows(string one, string other)
    {
        var index = SeedMatrix.Index();

        Assert.NotEmpty(Found(one, index));
        Assert.Equal(Found(other, index), Found(one, index));
    }

    [Theory]
    [InlineData("backup", "backups", SearchHits.InTitle)]
    [InlineData("backup", "restore", SearchHits.InKeywords)]
    [InlineData("snapshot", "backups", SearchHits.InKeywords)]
    [InlineData("schedule", "backups", SearchHits.InText)]
    [InlineData("snapshot backup", "backups", SearchHits.InKeywords)]
    [InlineData("schedule backup", "backups", SearchHits.InText)]
    [InlineData("A-9", "backups", SearchHits.InKeywords)]
    [InlineData("backup", "sign-in", SearchHits.NoHit)]
    public void A_hit_ranks_by_the_weakest_place_of_its_terms(string query, string row, byte rank)
    {
        var index = TestMatrix.Index();

        Assert.Equal(rank, index.Search(query).RankOf(index.Find(row)!.Position));
    }

    [Theory]
    [InlineData("backup", "Run the [backup] jobs")]
    [InlineData("backup jobs", "Run the [backup] [jobs]")]
    [InlineData("backup-jobs", "Run the [backup jobs]")]
    [InlineData("nonsense", "Run the backup jobs")]
    [InlineData("run", "[Run] the backup jobs")]
    [InlineData("colour", "Run the backup jobs")]
    public void Hits_are_marked_where_they_stand(string query, string marked) => Assert.Equal(marked, Marked(query, "Run the backup jobs"));

    [Theory]
    [InlineData("organization", "The organisation's", "The [organisation]'s")]
    [InlineData("datacenter", "A data center.", "A [data center].")]
    [InlineData("multi-factor", "multi–factor, Multi factor", "[multi–factor], [Multi factor]")]
    [InlineData("backup", "backups and backup", "[backups] and [backup]")]
    [InlineData("backup", "", "")]
    public void Marks_follow_the_folding(string query, string text, string marked) => Assert.Equal(marked, Marked(query, text));

    [Fact]
    public void Whether_a_hit_stands_in_a_text_can_be_asked()
    {
        var hits = TestMatrix.Index().Search("backup");

        Assert.True(hits.StandIn("Backups"));
        Assert.False(hits.StandIn("Setbacks"));
    }

    [Theory]
    [InlineData("A-9", "A-9")]
    [InlineData("a-9, B.1", "a-9 B.1")]
    [InlineData("A-9 A-77", "A-9 A-77")]
    [InlineData("A-77", "")]
    [InlineData("A-9 backup", "")]
    [InlineData("backup", "")]
    [InlineData("", "")]
    public void A_query_of_nothing_but_identifiers_names_controls(string query, string controls) =>
        Assert.Equal(controls, string.Join(' ', TestMatrix.Index().ControlsNamedBy(query)));

    [Fact]
    public void Controls_are_found_by_framework_in_natural_order()
    {
        var index = TestMatrix.Index();

        Assert.Equal(["A-9", "A-10"], index.ControlsIn("alpha").Select(control => control.Identifier));
        Assert.Empty(index.ControlsIn("moon"));
        Assert.Equal(["alpha", "beta"], index.FindControl("A-10", null).Select(control => control.Framework.Slug));
        Assert.Empty(index.FindControl("A-10", "moon"));
    }

    [Fact]
    public void Rows_are_found_by_name_and_know_their_place()
    {
        var index = TestMatrix.Index();

        Assert.Equal((2, "access"), (index.Find("sign-in")!.Position, index.Find("sign-in")!.Domain.Slug));
        Assert.Null(index.Find("moon"));
        Assert.Equal(Enumerable.Range(0, 4), index.Rows.Select(row => row.Position));
    }

    private static string Marked(string query, string text) =>
        string.Concat(TestMatrix.Index().Search(query).Mark(text).Select(piece => piece.IsHit ? $"[{piece.Text}]" : piece.Text));
}
