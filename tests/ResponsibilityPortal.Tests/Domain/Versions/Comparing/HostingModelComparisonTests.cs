using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Versions.Comparing;

public sealed class HostingModelComparisonTests
{
    private static HostingModelComparison Compare(Matrix matrix, string from, string to, Party? you) =>
        new(new MatrixIndex(matrix), Side(matrix, from), Side(matrix, to), you);

    private static ComparedSide Side(Matrix matrix, string model) =>
        ComparedSide.Of(matrix.HostingModels.Single(known => known.Slug == model));

    private static string Names(IEnumerable<MatrixRow> rows) => string.Join(' ', rows.Select(row => row.Responsibility.Slug));

    [Theory]
    [InlineData("hosted", "own", "customer", "backups buildings", "", "", "sign-in", "restore")]
    [InlineData("own", "hosted", "customer", "", "backups buildings", "", "sign-in", "restore")]
    [InlineData("hosted", "own", "cloud", "", "buildings", "backups", "sign-in", "restore")]
    [InlineData("hosted", "own", null, "", "", "backups buildings", "sign-in", "restore")]
    [InlineData("own", "own", "customer", "", "", "", "", "backups restore sign-in buildings")]
    public void Comparison_PutsEachRowInOneList(
        string from,
        string to,
        string? you,
        string becomeYours,
        string leaveYou,
        string between,
        string contributors,
        string same
    )
    {
        var matrix = TestMatrix.Read();
        var comparison = Compare(matrix, from, to, matrix.Parties.FirstOrDefault(party => party.Slug == you));

        Assert.Equal(
            (becomeYours, leaveYou, between, contributors, same),
            (
                Names(comparison.BecomeYours),
                Names(comparison.LeaveYou),
                Names(comparison.MoveBetweenOthers),
                Names(comparison.ChangeContributors),
                Names(comparison.StayTheSame)
            )
        );
    }

    /// <summary>The customer is accountable on both sides, so the duty doesn't change hands between others.</summary>
    [Fact]
    public void Comparison_OfADutyThatIsJointOnOneSide_StaysWithItsParty()
    {
        var matrix = Given.Matrix().Sharing("keys", "saas", Given.Vendor, Party.ReaderSlug);
        var alone = Compare(matrix, "saas", "paas", matrix.ReadersParty);
        Assert.Equal("keys", Names(alone.BecomeYoursAlone));
        Assert.Empty(alone.BecomeJointlyYours.Concat(alone.MoveBetweenOthers));
        var jointly = Compare(matrix, "paas", "saas", matrix.ReadersParty);
        Assert.Equal("keys", Names(jointly.BecomeJointlyYours));
        Assert.Empty(jointly.BecomeYoursAlone.Concat(jointly.MoveBetweenOthers));

        var others = matrix.Sharing("keys", "paas", Given.Provider, Party.ReaderSlug);
        Assert.Equal("keys", Names(Compare(others, "saas", "paas", matrix.ReadersParty).BecomeJointlyYours));
        Assert.Equal("keys", Names(Compare(others, "saas", "paas", null).MoveBetweenOthers));
    }

    [Fact]
    public void Comparison_OfAMissingCellAndANoteOnly_IsTheSame()
    {
        var matrix = TestMatrix.Accepted(
            TestMatrix.With("/domains/1/responsibilities/1/assignments", """{"own":{"notes":{"customer":"To be asked"}}}""")
        );

        Assert.Contains("buildings", Names(Compare(matrix, "own", "hosted", matrix.ReadersParty).StayTheSame), StringComparison.Ordinal);
        Assert.Contains("buildings", Names(Compare(matrix, "hosted", "own", matrix.ReadersParty).StayTheSame), StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_OfTheBuiltInMatrix_GivesDutiesToTheCustomer()
    {
        var matrix = SeedMatrix.Read();
        var comparison = Compare(matrix, "saas", "on-premises", matrix.ReadersParty);

        Assert.Equal(
            69,
            comparison.BecomeYours.Count
                + comparison.LeaveYou.Count
                + comparison.MoveBetweenOthers.Count
                + comparison.ChangeContributors.Count
                + comparison.StayTheSame.Count
        );
        Assert.NotEmpty(comparison.BecomeYours);
        Assert.All(
            comparison.BecomeYours,
            row =>
                Assert.Equal(
                    ("customer", false),
                    (row.Responsibility.In("on-premises")!.Accountable, row.Responsibility.In("saas")!.Accountable == "customer")
                )
        );
    }
}
