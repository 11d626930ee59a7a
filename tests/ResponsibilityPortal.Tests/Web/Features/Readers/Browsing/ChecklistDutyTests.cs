using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Browsing;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

public sealed class ChecklistDutyTests
{
    [Theory]
    [InlineData("sign-in", "saas+paas iaas")]
    [InlineData("keys", "saas paas iaas")]
    [InlineData("backup", "saas+paas iaas")]
    public void Models_that_say_the_same_share_an_answer(string row, string answers)
    {
        var index = new MatrixIndex(Given.Matrix());
        var duty = ChecklistDuty.Of(index.Find(row)!, index.Matrix.HostingModels);
        Assert.Equal(answers, string.Join(' ', duty.Answers.Select(answer => string.Join('+', answer.Models.Select(model => model.Slug)))));
    }

    [Fact]
    public void The_same_owners_with_other_notes_are_another_answer()
    {
        var matrix = Given.Matrix().Changing(row => row with
        {
            Assignments = row.Assignments.Select(cell => cell.HostingModel == "paas" ? cell with { Notes = [new PartyNote(Given.Vendor, "Only on Tuesdays.")] } : cell).ToValueList(),
        });
        var index = new MatrixIndex(matrix);
        Assert.Equal(3, ChecklistDuty.Of(index.Find("sign-in")!, matrix.HostingModels).Answers.Count);
    }
}
