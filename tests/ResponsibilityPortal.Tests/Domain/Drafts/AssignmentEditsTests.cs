using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Domain.Drafts;

public sealed class AssignmentEditsTests
{
    private static readonly Assignment Cell = new("paas") { Accountable = "y", Contributing = ["p", "c"], Notes = [new PartyNote("y", "Does it.")], Basis = Basis.Sourced };

    [Fact]
    public void Whoever_becomes_accountable_does_not_contribute_as_well_and_the_notes_stay()
    {
        var moved = Cell.MadeAccountable("c");
        Assert.Equal(("c", Cell.Notes, Cell.Basis), (moved.Accountable, moved.Notes, moved.Basis));
        Assert.Equal(["p"], moved.Contributing);
    }

    [Fact]
    public void A_contributor_is_added_once_and_removed()
    {
        Assert.Equal(Cell, Cell.AddingContributor("p"));
        Assert.Equal(["c"], Cell.RemovingContributor("p").Contributing);
        Assert.Equal(["c", "p"], Cell.RemovingContributor("p").AddingContributor("p").Contributing);
    }

    [Fact]
    public void The_accountable_party_stays_what_it_is()
    {
        Assert.Equal(Cell, Cell.AddingContributor("y"));
        Assert.Equal(Cell, Cell.RemovingContributor("y"));
    }

    [Fact]
    public void An_emptied_cell_is_not_yet_assessed_and_keeps_its_notes()
    {
        var emptied = Cell.Unowned();
        Assert.Null(emptied.Accountable);
        Assert.Empty(emptied.Contributing);
        Assert.Equal(Cell.Notes, emptied.Notes);
    }
}
