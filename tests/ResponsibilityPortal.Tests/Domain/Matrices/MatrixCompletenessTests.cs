using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Matrices;

public sealed class MatrixCompletenessTests
{
    [Fact]
    public void A_matrix_with_an_accountable_party_in_every_cell_has_no_gaps() => Assert.Empty(MatrixCompleteness.GapsIn(TestMatrix.Read()));

    [Theory]
    [InlineData("/domains/0/responsibilities/0/assignments/own", "backups/own")]
    [InlineData("/domains/0/responsibilities/0/assignments/hosted/accountable", "backups/hosted")]
    [InlineData("/domains/1/responsibilities/1/assignments", "buildings/hosted, buildings/own")]
    public void A_cell_without_accountable_party_is_a_gap(string removed, string gaps) =>
        Assert.Equal(gaps, string.Join(", ", MatrixCompleteness.GapsIn(TestMatrix.Accepted(TestMatrix.Without(removed))).Select(gap => $"{gap.Responsibility}/{gap.HostingModel}")));
}
