using System.Collections.Immutable;
using Bunit;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing;

public sealed class DraftGridRowTests : ComponentTest
{
    private static readonly Matrix Matrix = Given.Matrix();
    private static readonly DraftSnapshot Fresh = Draft(Matrix);

    [Fact]
    public void A_row_says_who_owns_its_cells_and_marks_what_was_edited()
    {
        var row = Show(Fresh);
        Assert.Empty(row.FindAll("td.changed"));
        row.Render(parameters => parameters.Add(shown => shown.Draft, Edited("sign-in")));
        Assert.Contains("changed since version 3", Assert.Single(row.FindAll("td.changed")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_another_row_renders_nothing_here()
    {
        var row = Show(Fresh);
        var before = row.RenderCount;
        row.Render(parameters => parameters.Add(shown => shown.Draft, Edited("keys")));
        Assert.Equal(before, row.RenderCount);
        row.Render(parameters => parameters.Add(shown => shown.Draft, Edited("keys", "sign-in")));
        Assert.Equal(before + 1, row.RenderCount);
    }

    [Fact]
    public void A_row_that_stands_elsewhere_or_in_another_frame_is_rendered_anew()
    {
        var row = Show(Fresh);
        row.Render(parameters => parameters.Add(shown => shown.Line, new DraftLine(7, Line(Fresh).Domain, Line(Fresh).Row)));
        Assert.Equal("7", row.Find("tr").GetAttribute("data-index"));
        var reshaped = Draft(Matrix.Moving("sign-in", "saas", null));
        row.Render(parameters => parameters.Add(shown => shown.Draft, reshaped).Add(shown => shown.Line, Line(reshaped)));
        Assert.Contains("Not yet assessed", row.Find("td").TextContent, StringComparison.Ordinal);
    }

    private static DraftSnapshot Draft(Matrix content) =>
        new(new DraftFrame(content, Matrix, 3, 7), ImmutableDictionary<CellKey, DraftCell>.Empty, 1);

    /// <summary>With the cell of each row in the first column given to another party.</summary>
    private static DraftSnapshot Edited(params string[] rows) => Fresh.With(
        rows.Select(row => new CellKey(row, "saas")).Select(key => new DraftCell(key, Other(Fresh.Find(key)!.Content), new CellVersion(3, 1), null)), 2);

    private static Assignment Other(Assignment cell) => cell.OwnedBy(cell.Accountable == Given.Vendor ? Given.Provider : Given.Vendor, []);

    private static DraftLine Line(DraftSnapshot draft) => draft.Frame.Lines.Single(line => line.Row?.Responsibility.Slug == "sign-in");

    private IRenderedComponent<DraftGridRow> Show(DraftSnapshot draft) => Render<DraftGridRow>(parameters => parameters
        .Add(row => row.Draft, draft)
        .Add(row => row.Line, Line(draft))
        .Add(row => row.Looks, new GridLooks(draft.Frame)));
}
