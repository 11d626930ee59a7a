using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Tests.Domain.Drafts;

public sealed class MoveReasonRuleTests
{
    [Theory]
    [InlineData(null, null, null, false, false)]
    [InlineData(null, "vendor", null, false, false)]
    [InlineData("vendor", null, null, false, false)]
    [InlineData("vendor", "vendor", null, false, false)]
    [InlineData("vendor", "customer", null, true, true)]
    [InlineData("vendor", "customer", "The contract says so.", true, false)]
    [InlineData("vendor", "vendor", "The contract says so.", false, false)]
    public void IsReasonMissing_OnlyWhereAccountabilityMoved(
        string? published,
        string? drafted,
        string? reason,
        bool isMove,
        bool isMissing
    ) =>
        Assert.Equal(
            (isMove, isMissing),
            (MoveReasonRule.IsMove(published, drafted), MoveReasonRule.IsReasonMissing(published, drafted, reason))
        );

    [Theory]
    [InlineData("new", "old", "vendor", "customer", "new")]
    [InlineData("new", "old", "vendor", "vendor", "new")]
    [InlineData(null, "old", "vendor", "vendor", "old")]
    [InlineData(null, "old", null, null, "old")]
    [InlineData(null, "old", "vendor", "customer", null)]
    [InlineData(null, "old", "vendor", null, null)]
    [InlineData(null, null, "vendor", "vendor", null)]
    public void After_KeepsAReasonWhileTheSamePartyIsAccountable(
        string? given,
        string? earlier,
        string? before,
        string? accountable,
        string? expected
    ) => Assert.Equal(expected, MoveReasonRule.After(given, earlier, before, accountable));
}
