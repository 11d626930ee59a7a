using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing;

public sealed class CellFormTests
{
    private static readonly Assignment Cell = new("paas")
    {
        Accountable = "y",
        Contributing = ["p", "c"],
        Notes = [new PartyNote("y", "Does it."), new PartyNote("c", "Helps.")],
        Basis = Basis.Sourced,
        CustomerPart = CustomerPart.Configures,
        Sharing = Sharing.Dependent,
    };

    private static CellForm Open(Assignment? cell = null) =>
        CellForm.Of(new DraftCell(new CellKey("row", "paas"), cell ?? Cell, new CellVersion(1, 0), null), ["p", "y", "c"]);

    [Fact]
    public void Form_WhenOpened_HasTheValuesOfTheCell()
    {
        var form = Open();
        Assert.False(form.IsDirty);
        Assert.True(Cell.Notes.ToHashSet().SetEquals(form.ToAssignment().Notes));
        Assert.Equal(
            (Cell.Accountable, Cell.Basis, Cell.CustomerPart, Cell.Sharing),
            (form.ToAssignment().Accountable, form.ToAssignment().Basis, form.ToAssignment().CustomerPart, form.ToAssignment().Sharing)
        );
        Assert.False(Open(new Assignment("paas")).IsDirty);
    }

    [Fact]
    public void Form_WithAnAccountableParty_RemovesItsContribution()
    {
        var form = Open();
        form.Accountable = "c";
        Assert.Equal(["p"], form.ToAssignment().Contributing);
        Assert.True(form.IsDirty);
        form.Accountable = "y";
        Assert.False(form.IsDirty);
    }

    [Fact]
    public void Form_WithSharingParties_NamesThemAndNoSingleOne()
    {
        var form = Open();
        form.Accountable = CellForm.Joint;
        form.Share("y", true);
        Assert.Equal("Choose at least two parties that share accountability.", form.Problem);
        form.Share("c", true);
        Assert.Null(form.Problem);
        var cell = form.ToAssignment();
        Assert.Equal(["c", "y"], cell.JointlyAccountable);
        Assert.Equal((null, "p"), (cell.Accountable, string.Join(' ', cell.Contributing)));
        Assert.False(Open(cell).IsDirty);
        form.Accountable = "y";
        Assert.Empty(form.ToAssignment().JointlyAccountable);
    }

    [Fact]
    public void Form_NotApplicable_NeedsAReasonAndHasNoParties()
    {
        var form = Open();
        form.Accountable = CellForm.NotApplicable;
        Assert.Equal("Enter why the duty is not applicable.", form.Problem);
        form.NotApplicableReason = " No hardware. ";
        form.Sources = "docs, audit docs";
        var cell = form.ToAssignment();
        Assert.Equal(
            new Assignment("paas") { NotApplicable = "No hardware.", Basis = Basis.Sourced, Sources = ["docs", "audit"] },
            cell
        );
        var again = Open(cell);
        Assert.False(again.IsDirty);
        again.Accountable = "c";
        Assert.Null(again.ToAssignment().NotApplicable);
    }

    [Fact]
    public void Form_WithNotes_OmitsEmptyOnesAndUnifiesLineEnds()
    {
        var form = Open();
        form.Notes["c"] = "  ";
        form.Notes["p"] = " First.\r\nSecond. ";
        Assert.Equal([new PartyNote("p", "First.\nSecond."), new PartyNote("y", "Does it.")], form.ToAssignment().Notes);
    }

    [Fact]
    public void Form_WithOnlyAReason_IsUnsaved()
    {
        var form = Open();
        form.Reason = "They asked.";
        Assert.True(form.IsDirty);
    }
}
