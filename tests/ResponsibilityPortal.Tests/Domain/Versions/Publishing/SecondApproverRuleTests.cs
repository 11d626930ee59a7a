using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Tests.Domain.Versions.Publishing;

/// <summary>A and B edited the content; T is a token whose creator is the second letter.</summary>
public sealed class SecondApproverRuleTests
{
    [Theory]
    [InlineData(true, "A", "A", null, true)]
    [InlineData(true, "AB", "B", null, true)]
    [InlineData(true, "AB", "C", null, false)]
    [InlineData(true, "", "A", null, false)]
    [InlineData(true, "T", "T", null, true)]
    [InlineData(true, "A", "T", "A", true)]
    [InlineData(true, "A", "T", "C", false)]
    [InlineData(false, "A", "A", null, false)]
    [InlineData(false, "A", "T", "A", false)]
    public void Bars_Editor_OnlyIfASecondApproverIsRequired(
        bool isRequired,
        string contributors,
        string actor,
        string? creator,
        bool expected
    ) => Assert.Equal(expected, new SecondApproverRule(isRequired, [.. contributors.Select(letter => $"{letter}")]).Bars(actor, creator));

    [Theory]
    [InlineData("A", "A", true)]
    [InlineData("A", "B", false)]
    public void HasEditsOf_DoesNotDependOnTheRequirement(string contributors, string actor, bool expected) =>
        Assert.All(
            [true, false],
            isRequired => Assert.Equal(expected, new SecondApproverRule(isRequired, [contributors]).HasEditsOf(actor))
        );
}
