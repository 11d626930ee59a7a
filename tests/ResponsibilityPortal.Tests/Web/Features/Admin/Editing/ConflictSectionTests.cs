using Bunit;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing;

/// <summary>An editor who saves second sees who saved first, when and why, sees both contents, and chooses.</summary>
public sealed class ConflictSectionTests : ComponentTest
{
    private static readonly Matrix Matrix = MatrixWithAdditions.Of();
    private static readonly Assignment Mine = new("saas") { Accountable = Party.ReaderSlug };

    [Fact]
    public async Task Conflict_OfSeveralCells_ShowsEachCellWithBothContents()
    {
        var (section, theirs, mine) = Show(
            isOpenCell: false,
            new CellConflict(Theirs("keys"), Mine),
            new CellConflict(Theirs("backup"), Mine)
        );
        Assert.Equal(["Cell", "Theirs (saved)", "Yours (not saved)"], section.FindAll("thead th").Select(head => head.TextContent));
        Assert.Equal(["Schlüssel verwahren · SaaS", "Make backups · SaaS"], section.FindAll("tbody th").Select(cell => cell.TextContent));
        Assert.Contains("Customer is accountable", section.FindAll("tbody td")[1].TextContent, StringComparison.Ordinal);
        await section.InvokeAsync(() => section.FindAll("button")[0].ClickAsync());
        Assert.Equal((1, 0), (theirs(), mine()));
        await section.InvokeAsync(() => section.FindAll("button")[1].ClickAsync());
        Assert.Equal((1, 1), (theirs(), mine()));
    }

    [Fact]
    public void Conflict_OfTheOpenCell_SaysWhoWasFirstAndLeavesMineToTheFields()
    {
        var (section, _, _) = Show(isOpenCell: true, new CellConflict(Theirs("keys"), null));
        Assert.Equal("alert", section.Find("section").GetAttribute("role"));
        Assert.Equal("Bob changed this cell while you had it open", section.Find("h2").TextContent);
        Assert.Equal(["Theirs (saved)"], section.FindAll("thead th").Select(head => head.TextContent));
        var cell = Assert.Single(section.FindAll("tbody td")).TextContent;
        Assert.All(
            ["Vendor is accountable", "Bob, 2026-01-31 12:00 UTC: They asked."],
            words => Assert.Contains(words, cell, StringComparison.Ordinal)
        );
    }

    /// <summary>Two contents can differ in nothing but what they rest on.</summary>
    [Fact]
    public void Conflict_OfSourcesAndBasis_ShowsBoth()
    {
        var mine = Mine with { Basis = Basis.Sourced, Sources = [Matrix.Sources[0].Slug] };
        var (section, _, _) = Show(isOpenCell: false, new CellConflict(Theirs("keys"), mine));
        var cells = section.FindAll("tbody td");
        Assert.DoesNotContain("Basis:", cells[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Basis: stated in a cited source", cells[1].TextContent, StringComparison.Ordinal);
        Assert.Contains($"Sources: {Matrix.Sources[0].Title}", cells[1].TextContent, StringComparison.Ordinal);
    }

    private static DraftCell Theirs(string row) =>
        new(
            new CellKey(row, "saas"),
            new Assignment("saas") { Accountable = Given.Vendor },
            new CellVersion(1, 1),
            new CellEdit(new Actor("bob", "Bob"), new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), "They asked.")
        );

    private (IRenderedComponent<ConflictSection> Section, Func<int> Theirs, Func<int> Mine) Show(
        bool isOpenCell,
        params CellConflict[] conflicts
    )
    {
        var (theirs, mine) = (0, 0);
        var section = Render<ConflictSection>(parameters =>
            parameters
                .Add(view => view.Matrix, Matrix)
                .Add(view => view.Conflicts, conflicts)
                .Add(view => view.IsOpenCell, isOpenCell)
                .Add(
                    view => view.OnTheirs,
                    () =>
                    {
                        theirs++;
                    }
                )
                .Add(
                    view => view.OnMine,
                    () =>
                    {
                        mine++;
                    }
                )
        );
        return (section, () => theirs, () => mine);
    }
}
