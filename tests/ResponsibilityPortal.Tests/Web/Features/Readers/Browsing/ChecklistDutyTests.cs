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
    public void Of_ModelsWithTheSameContent_ShareAnAnswer(string row, string answers)
    {
        var index = new MatrixIndex(Given.Matrix());
        var duty = ChecklistDuty.Of(index.FindRow(row)!, index.Matrix.HostingModels);
        Assert.Equal(answers, string.Join(' ', duty.Answers.Select(answer => string.Join('+', answer.Models.Select(model => model.Slug)))));
    }

    [Fact]
    public void Of_ModelsWithOtherNotes_HaveAnswersOfTheirOwn()
    {
        var matrix = Given
            .Matrix()
            .Changing(row =>
                row with
                {
                    Assignments = row
                        .Assignments.Select(cell =>
                            cell.HostingModel == "paas" ? cell with { Notes = [new PartyNote(Given.Vendor, "Only on Tuesdays.")] } : cell
                        )
                        .ToValueList(),
                }
            );
        var index = new MatrixIndex(matrix);
        Assert.Equal(3, ChecklistDuty.Of(index.FindRow("sign-in")!, matrix.HostingModels).Answers.Count);
    }
}
