using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Domain.Drafts;

public sealed class AssignmentEditsTests
{
    private static readonly Assignment Cell = new("paas")
    {
        Accountable = "y",
        Contributing = ["p", "c"],
        Notes = [new PartyNote("y", "Does it.")],
        Basis = Basis.Sourced,
    };

    [Fact]
    public void MadeAccountable_Contributor_StopsContributingAndKeepsNotes()
    {
        var moved = Cell.MadeAccountable("c");
        Assert.Equal(("c", Cell.Notes, Cell.Basis), (moved.Accountable, moved.Notes, moved.Basis));
        Assert.Equal(["p"], moved.Contributing);
    }

    [Fact]
    public void AddingContributor_Twice_AddsItOnce()
    {
        Assert.Equal(Cell, Cell.AddingContributor("p"));
        Assert.Equal(["c"], Cell.RemovingContributor("p").Contributing);
        Assert.Equal(["c", "p"], Cell.RemovingContributor("p").AddingContributor("p").Contributing);
    }

    [Fact]
    public void AddingContributor_AccountableParty_ChangesNothing()
    {
        Assert.Equal(Cell, Cell.AddingContributor("y"));
        Assert.Equal(Cell, Cell.RemovingContributor("y"));
    }

    [Fact]
    public void AddingContributor_NotApplicable_KeepsTheReason()
    {
        var cell = Cell.NotApplicableBecause("No hardware");
        Assert.Equal(cell, cell.AddingContributor("p"));
    }

    [Fact]
    public void Unowned_KeepsTheNotes()
    {
        var emptied = Cell.Unowned();
        Assert.Null(emptied.Accountable);
        Assert.Empty(emptied.Contributing);
        Assert.Equal(Cell.Notes, emptied.Notes);
    }
}
