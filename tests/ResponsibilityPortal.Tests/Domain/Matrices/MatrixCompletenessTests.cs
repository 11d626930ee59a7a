using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Matrices;

public sealed class MatrixCompletenessTests
{
    [Fact]
    public void GapsIn_CompleteMatrix_IsEmpty() => Assert.Empty(MatrixCompleteness.GapsIn(TestMatrix.Read()));

    [Theory]
    [InlineData("/domains/0/responsibilities/0/assignments/own", "backups/own")]
    [InlineData("/domains/0/responsibilities/0/assignments/hosted/accountable", "backups/hosted")]
    [InlineData("/domains/1/responsibilities/1/assignments", "buildings/hosted, buildings/own")]
    public void GapsIn_CellWithoutAccountableParty_NamesTheCell(string removed, string gaps) =>
        Assert.Equal(
            gaps,
            string.Join(
                ", ",
                MatrixCompleteness
                    .GapsIn(TestMatrix.Accepted(TestMatrix.Without(removed)))
                    .Select(gap => $"{gap.Responsibility}/{gap.HostingModel}")
            )
        );
}
