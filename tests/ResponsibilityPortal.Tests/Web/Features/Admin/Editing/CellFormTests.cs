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

    private static CellForm Open(Assignment? cell = null) => CellForm.Of(new DraftCell(new CellKey("row", "paas"), cell ?? Cell, new CellVersion(1, 0), null), ["p", "y", "c"]);

    [Fact]
    public void An_opened_form_says_what_the_cell_says()
    {
        var form = Open();
        Assert.False(form.IsDirty);
        Assert.True(Cell.Notes.ToHashSet().SetEquals(form.ToAssignment().Notes));
        Assert.Equal((Cell.Accountable, Cell.Basis, Cell.CustomerPart, Cell.Sharing), (form.ToAssignment().Accountable, form.ToAssignment().Basis, form.ToAssignment().CustomerPart, form.ToAssignment().Sharing));
        Assert.False(Open(new Assignment("paas")).IsDirty);
    }

    [Fact]
    public void Whoever_is_accountable_does_not_contribute_as_well()
    {
        var form = Open();
        form.Accountable = "c";
        Assert.Equal(["p"], form.ToAssignment().Contributing);
        Assert.True(form.IsDirty);
        form.Accountable = "y";
        Assert.False(form.IsDirty);
    }

    [Fact]
    public void Empty_notes_are_no_notes_and_lines_end_in_one_way()
    {
        var form = Open();
        form.Notes["c"] = "  ";
        form.Notes["p"] = " First.\r\nSecond. ";
        Assert.Equal([new PartyNote("p", "First.\nSecond."), new PartyNote("y", "Does it.")], form.ToAssignment().Notes);
    }

    [Fact]
    public void A_reason_alone_is_not_lost_either()
    {
        var form = Open();
        form.Reason = "They asked.";
        Assert.True(form.IsDirty);
    }
}
