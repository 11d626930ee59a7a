using Bunit;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Browsing;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

public sealed class ChecklistTests : ComponentTest
{
    [Fact]
    public void Duties_AreUnderTheStrongestPartOfTheReader()
    {
        var list = Checklist(new MatrixFilter { Deployment = "hosted" });
        Assert.Equal(["Set up sign-in", "Keep keys"], TitlesIn(list, "yours"));
        Assert.Empty(TitlesIn(list, "you-contribute"));
        Assert.Equal(["Make backups"], TitlesIn(list, "not-yours"));
        Assert.Equal(
            ["Yours 2 duties", "You contribute 0 duties", "Not yours 1 duty"],
            list.FindAll("h2").Select(head => head.TextContent.Trim())
        );
    }

    [Fact]
    public void Answers_AreSplitOnlyWhereModelsDiffer()
    {
        var list = Checklist(new MatrixFilter { Deployment = "hosted" });
        var duties = list.FindAll("#yours li");
        Assert.Equal(["You are accountable. Vendor contributes."], AnswersOf(duties[0]));
        Assert.Equal(["SaaS: Vendor is accountable.", "PaaS: You are accountable. Vendor contributes."], AnswersOf(duties[1]));
    }

    [Fact]
    public void Checklist_ForAnotherParty_NamesIt()
    {
        var list = Checklist(new MatrixFilter { Party = Given.Vendor, Models = ["saas"] });
        Assert.Equal(
            ["Vendor is accountable 2 duties", "Vendor contributes 1 duty", "Vendor is not involved 0 duties"],
            list.FindAll("h2").Select(head => head.TextContent.Trim())
        );
        Assert.DoesNotContain("You ", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Checklist_WithoutAReaderParty_SaysWhatToDo()
    {
        var matrix = Given.Matrix();
        matrix = matrix with { Parties = [.. matrix.Parties.Where(party => party.Slug != Party.ReaderSlug)] };
        matrix = matrix.Changing(row =>
            row with
            {
                Assignments = [.. matrix.HostingModels.Select(model => new Assignment(model.Slug) { Accountable = Given.Vendor })],
            }
        );
        Assert.Contains("Choose one", Checklist(MatrixFilter.None, matrix).Find(".notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Note_OfTheReader_FollowsYourPart()
    {
        var matrix = Given
            .Matrix()
            .Changing(row =>
                row with
                {
                    Assignments = row
                        .Assignments.Select(cell =>
                            cell with
                            {
                                Notes =
                                [
                                    new PartyNote(Given.Vendor, "Runs it."),
                                    new PartyNote(Party.ReaderSlug, "Reviews reports, then signs off."),
                                ],
                            }
                        )
                        .ToValueList(),
                }
            );
        var list = Checklist(new MatrixFilter { Models = ["paas"] }, matrix);
        Assert.Equal(
            ["You are accountable. Your part: Reviews reports, then signs off. Vendor contributes: Runs it."],
            AnswersOf(list.FindAll("#yours li")[0])
        );
    }

    /// <summary>
    /// Notes are written in the third person. In a sentence, no note can follow "You are accountable" or "You contribute".
    /// </summary>
    [Fact]
    public void EveryNote_OfTheBuiltInMatrix_StandsInASentenceOfItsOwn()
    {
        var matrix = SeedMatrix.Read();
        var answers = Checklist(MatrixFilter.None, matrix).FindAll("li p").Select(answer => answer.TextContent).ToList();
        Assert.True(answers.Count > 100);
        Assert.All(answers, answer => Assert.DoesNotMatch("You (are accountable|contribute)[^.]", answer));
        var notes = matrix
            .Responsibilities.SelectMany(row => row.Assignments)
            .Select(cell => cell.PartOf(Party.ReaderSlug) == Part.None ? null : cell.NoteOf(Party.ReaderSlug))
            .OfType<string>()
            .ToList();
        Assert.NotEmpty(notes);
        Assert.All(
            notes,
            note => Assert.Contains(answers, answer => answer.Contains($"Your part: {note.TrimEnd('.')}. ", StringComparison.Ordinal))
        );
    }

    private static IEnumerable<string> TitlesIn(IRenderedComponent<Checklist> list, string section) =>
        list.FindAll($"#{section} li > a").Select(link => link.TextContent);

    private static IEnumerable<string> AnswersOf(AngleSharp.Dom.IElement duty) =>
        duty.QuerySelectorAll("p").Select(answer => answer.TextContent.Trim());

    private IRenderedComponent<Checklist> Checklist(MatrixFilter filter, Matrix? matrix = null)
    {
        var source = Source(matrix ?? Given.Matrix(), filter);
        return Render<Checklist>(parameters => parameters.Add(list => list.Source, source).Add(list => list.View, View(source)));
    }
}
