using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Versions.Comparing;

public sealed class HostingModelComparisonTests
{
    private static HostingModelComparison Compare(Matrix matrix, string from, string to, Party? you) =>
        new(new MatrixIndex(matrix), matrix.HostingModels.Single(model => model.Slug == from), matrix.HostingModels.Single(model => model.Slug == to), you);

    private static string Names(IEnumerable<MatrixRow> rows) => string.Join(' ', rows.Select(row => row.Responsibility.Slug));

    [Theory]
    [InlineData("hosted", "own", "customer", "backups buildings", "", "", "sign-in", "restore")]
    [InlineData("own", "hosted", "customer", "", "backups buildings", "", "sign-in", "restore")]
    [InlineData("hosted", "own", "cloud", "", "buildings", "backups", "sign-in", "restore")]
    [InlineData("hosted", "own", null, "", "", "backups buildings", "sign-in", "restore")]
    [InlineData("own", "own", "customer", "", "", "", "", "backups restore sign-in buildings")]
    public void Each_row_falls_in_one_list(string from, string to, string? you, string becomeYours, string leaveYou, string between, string contributors, string same)
    {
        var matrix = TestMatrix.Read();
        var comparison = Compare(matrix, from, to, matrix.Parties.FirstOrDefault(party => party.Slug == you));

        Assert.Equal(
            (becomeYours, leaveYou, between, contributors, same),
            (Names(comparison.BecomeYours), Names(comparison.LeaveYou), Names(comparison.MoveBetweenOthers), Names(comparison.ChangeContributors), Names(comparison.StayTheSame)));
    }

    [Fact]
    public void A_cell_that_is_missing_is_the_same_as_one_with_a_note_alone()
    {
        var matrix = TestMatrix.Accepted(TestMatrix.With("/domains/1/responsibilities/1/assignments", """{"own":{"notes":{"customer":"To be asked"}}}"""));

        Assert.Contains("buildings", Names(Compare(matrix, "own", "hosted", matrix.ReadersParty).StayTheSame), StringComparison.Ordinal);
        Assert.Contains("buildings", Names(Compare(matrix, "hosted", "own", matrix.ReadersParty).StayTheSame), StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_built_in_matrix_every_row_is_in_one_list_and_duties_become_the_customers()
    {
        var matrix = SeedMatrix.Read();
        var comparison = Compare(matrix, "saas", "on-premises", matrix.ReadersParty);

        Assert.Equal(69, comparison.BecomeYours.Count + comparison.LeaveYou.Count + comparison.MoveBetweenOthers.Count + comparison.ChangeContributors.Count + comparison.StayTheSame.Count);
        Assert.NotEmpty(comparison.BecomeYours);
        Assert.All(comparison.BecomeYours, row => Assert.Equal(("customer", false), (row.Responsibility.In("on-premises")!.Accountable, row.Responsibility.In("saas")!.Accountable == "customer")));
    }
}
