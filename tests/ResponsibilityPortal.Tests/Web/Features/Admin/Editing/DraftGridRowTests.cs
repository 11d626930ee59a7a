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
    public void Row_WithEdits_ShowsPartiesAndMarks()
    {
        var row = Show(Fresh);
        Assert.Empty(row.FindAll("td.changed"));
        row.Render(parameters => parameters.Add(shown => shown.Draft, Edited("sign-in")));
        Assert.Contains("changed since version 3", Assert.Single(row.FindAll("td.changed")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_AfterAnEditOfAnotherRow_IsNotRendered()
    {
        var row = Show(Fresh);
        var before = row.RenderCount;
        row.Render(parameters => parameters.Add(shown => shown.Draft, Edited("keys")));
        Assert.Equal(before, row.RenderCount);
        row.Render(parameters => parameters.Add(shown => shown.Draft, Edited("keys", "sign-in")));
        Assert.Equal(before + 1, row.RenderCount);
    }

    [Fact]
    public void Row_AfterAMoveOrAnotherFrame_IsRendered()
    {
        var row = Show(Fresh);
        row.Render(parameters => parameters.Add(shown => shown.Line, new DraftLine(7, Line(Fresh).Domain, Line(Fresh).Row)));
        Assert.Equal("7", row.Find("tr").GetAttribute("data-index"));
        var reshaped = Draft(Matrix.Moving("sign-in", "saas", null));
        row.Render(parameters => parameters.Add(shown => shown.Draft, reshaped).Add(shown => shown.Line, Line(reshaped)));
        Assert.Contains("Not yet assessed", row.Find("td").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Cell_WithAnOpenProblemReport_IsMarkedAndSaysSo()
    {
        var row = Show(Fresh);
        Assert.Empty(row.FindAll(".reported"));
        row.Render(parameters => parameters.Add(shown => shown.Reported, new HashSet<CellKey> { new("sign-in", "saas") }));
        Assert.Contains("open problem reports", row.Find("td:has(.reported)").GetAttribute("title"), StringComparison.Ordinal);
        Assert.NotNull(row.FindAll("td")[0].QuerySelector(".reported"));
        Assert.Single(row.FindAll(".reported"));
        row.Render(parameters => parameters.Add(shown => shown.Reported, new HashSet<CellKey> { new("sign-in", "") }));
        Assert.Single(row.FindAll(".reported"));
        Assert.Contains("open problem reports", row.Find("th").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Cell_WithNotesOrOpenComments_IsMarkedAndSaysSo()
    {
        var row = Show(Fresh);
        Assert.Empty(row.FindAll("td.commented"));
        var noted = row.FindAll("td.noted").Count;
        var cell = Fresh.Find(new CellKey("sign-in", "saas"))!;
        row.Render(parameters =>
            parameters
                .Add(
                    shown => shown.Draft,
                    Fresh.With(
                        [
                            new DraftCell(
                                cell.Key,
                                cell.Content with
                                {
                                    Notes = [new PartyNote(Given.Vendor, "Signs in.")],
                                },
                                new CellVersion(3, 1),
                                null
                            ),
                        ],
                        2
                    )
                )
                .Add(shown => shown.Commented, new HashSet<CellKey> { cell.Key })
        );
        var marked = Assert.Single(row.FindAll("td.commented"));
        Assert.True(marked.ClassList.Contains("noted"));
        Assert.Contains("; 1 note, open comments", marked.TextContent, StringComparison.Ordinal);
        Assert.Equal("1 note, open comments", marked.GetAttribute("title"));
        Assert.True(row.FindAll("td.noted").Count >= noted);
    }

    private static DraftSnapshot Draft(Matrix content) =>
        new(new DraftFrame(content, Matrix, 3, 7), ImmutableDictionary<CellKey, DraftCell>.Empty, 1);

    /// <summary>Returns a draft in which the first column of each given row is assigned to another party.</summary>
    private static DraftSnapshot Edited(params string[] rows) =>
        Fresh.With(
            rows.Select(row => new CellKey(row, "saas"))
                .Select(key => new DraftCell(key, Other(Fresh.Find(key)!.Content), new CellVersion(3, 1), null)),
            2
        );

    private static Assignment Other(Assignment cell) => cell.OwnedBy(cell.Accountable == Given.Vendor ? Given.Provider : Given.Vendor, []);

    private static DraftLine Line(DraftSnapshot draft) => draft.Frame.Lines.Single(line => line.Row?.Responsibility.Slug == "sign-in");

    private IRenderedComponent<DraftGridRow> Show(DraftSnapshot draft) =>
        Render<DraftGridRow>(parameters =>
            parameters
                .Add(row => row.Draft, draft)
                .Add(row => row.Line, Line(draft))
                .Add(row => row.Styles, new GridStyles(draft.Frame))
                .Add(row => row.Commented, new HashSet<CellKey>())
        );
}
