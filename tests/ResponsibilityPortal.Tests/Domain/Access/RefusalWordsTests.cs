using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Tests.Domain.Access;

public sealed class RefusalWordsTests
{
    [Fact]
    public void Of_EveryRefusal_HasItsOwnSentence()
    {
        var refusals = Enum.GetValues<Refusal>();
        Assert.Equal(refusals.Length, refusals.Select(RefusalWords.Of).Distinct().Count());
        Assert.All(
            refusals.Except([Refusal.Unknown]),
            refusal => Assert.StartsWith("Nothing was changed. ", RefusalWords.Of(refusal), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Of_OperationUsed_DoesNotBlameAMissingPermission()
    {
        Assert.DoesNotContain("permission", RefusalWords.Of(Refusal.OperationUsed), StringComparison.Ordinal);
        Assert.Contains("already used for a different action", RefusalWords.Of(Refusal.OperationUsed), StringComparison.Ordinal);
    }
}
