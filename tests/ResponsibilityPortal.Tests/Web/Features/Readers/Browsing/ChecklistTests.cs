using Bunit;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Browsing;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

public sealed class ChecklistTests : ComponentTest
{
    [Fact]
    public void Duties_stand_under_the_strongest_part_you_have()
    {
        var list = Checklist(new MatrixFilter { Deployment = "hosted" });
        Assert.Equal(["Set up sign-in", "Keep keys"], TitlesIn(list, "yours"));
        Assert.Empty(TitlesIn(list, "you-contribute"));
        Assert.Equal(["Make backups"], TitlesIn(list, "not-yours"));
        Assert.Equal(["Yours 2", "You contribute 0", "Not yours 1"], list.FindAll("h2").Select(head => head.TextContent.Trim()));
    }

    [Fact]
    public void One_answer_where_the_models_agree_and_split_where_they_differ()
    {
        var list = Checklist(new MatrixFilter { Deployment = "hosted" });
        var duties = list.FindAll("#yours li");
        Assert.Equal(["You are accountable. Vendor contributes."], AnswersOf(duties[0]));
        Assert.Equal(["SaaS: Vendor is accountable.", "PaaS: You are accountable. Vendor contributes."], AnswersOf(duties[1]));
    }

    [Fact]
    public void Another_party_is_spoken_of_by_name()
    {
        var list = Checklist(new MatrixFilter { Party = Given.Vendor, Models = ["saas"] });
        Assert.Equal(["Vendor is accountable 2", "Vendor contributes 1", "Vendor has no part 0"], list.FindAll("h2").Select(head => head.TextContent.Trim()));
        Assert.DoesNotContain("You ", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_without_a_reader_says_what_to_do()
    {
        var matrix = Given.Matrix();
        matrix = matrix with { Parties = [.. matrix.Parties.Where(party => party.Slug != Party.ReaderSlug)] };
        matrix = matrix.Changing(row => row with { Assignments = [.. matrix.HostingModels.Select(model => new Assignment(model.Slug) { Accountable = Given.Vendor })] });
        Assert.Contains("Choose one", Checklist(MatrixFilter.None, matrix).Find(".notice").TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> TitlesIn(IRenderedComponent<Checklist> list, string section) =>
        list.FindAll($"#{section} li > a").Select(link => link.TextContent);

    private static IEnumerable<string> AnswersOf(AngleSharp.Dom.IElement duty) => duty.QuerySelectorAll("p").Select(answer => answer.TextContent.Trim());

    private IRenderedComponent<Checklist> Checklist(MatrixFilter filter, Matrix? matrix = null)
    {
        var source = Source(matrix ?? Given.Matrix(), filter);
        return Render<Checklist>(parameters => parameters.Add(list => list.Source, source).Add(list => list.View, View(source)));
    }
}
