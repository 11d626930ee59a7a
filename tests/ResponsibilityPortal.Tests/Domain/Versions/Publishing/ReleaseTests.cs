using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Tests.Domain.Versions.Publishing;

/// <summary>A: edited the content or started its publication. B and C: other users.</summary>
public sealed class ReleaseTests
{
    [Theory]
    [InlineData("A", "A", null, false, ReleaseDecision.WithoutApproval)]
    [InlineData("A", "B", null, true, ReleaseDecision.WithoutApproval)]
    [InlineData("A", "A", "B", false, ReleaseDecision.Approved)]
    [InlineData("A", "B", "A", false, ReleaseDecision.Approved)]
    [InlineData("", "A", null, false, ReleaseDecision.WithoutApproval)]
    public void Decide_WithoutRequirement_NamesOnlyWhoApproved(string contributors, string publisher, string? approver, bool isReviewed, ReleaseDecision expected) =>
        Assert.Equal(expected, Release(contributors, publisher, approver, isReviewed, isRequired: false).Decide());

    [Theory]
    [InlineData("A", "A", null, true, ReleaseDecision.Refused)]
    [InlineData("A", "A", "A", true, ReleaseDecision.Refused)]
    [InlineData("A", "A", "B", true, ReleaseDecision.Refused)]
    [InlineData("AB", "B", "C", true, ReleaseDecision.Refused)]
    [InlineData("A", "B", null, false, ReleaseDecision.Refused)]
    [InlineData("A", "B", "A", false, ReleaseDecision.Refused)]
    [InlineData("", "B", null, true, ReleaseDecision.Refused)]
    [InlineData("", "B", "C", true, ReleaseDecision.Refused)]
    [InlineData("A", "B", null, true, ReleaseDecision.ApprovedByPublisher)]
    [InlineData("A", "B", "A", true, ReleaseDecision.ApprovedByPublisher)]
    [InlineData("A", "B", "B", false, ReleaseDecision.Approved)]
    [InlineData("A", "B", "C", false, ReleaseDecision.Approved)]
    [InlineData("A", "B", "C", true, ReleaseDecision.Approved)]
    public void Decide_WithRequirement_NeedsAnApproverWhoDidNotContribute(
        string contributors, string publisher, string? approver, bool isReviewed, ReleaseDecision expected) =>
        Assert.Equal(expected, Release(contributors, publisher, approver, isReviewed, isRequired: true).Decide());

    [Fact]
    public void Decide_AtFirstStart_AllowsTheImport() => Assert.Equal(
        ReleaseDecision.WithoutApproval, (Release("I", "I", null, isReviewed: false, isRequired: true) with { IsFirstStart = true }).Decide());

    private static Release Release(string contributors, string publisher, string? approver, bool isReviewed, bool isRequired) => new()
    {
        RequiresSecondApprover = isRequired,
        Contributors = [.. contributors.Select(letter => letter.ToString())],
        Publisher = publisher,
        Approver = approver,
        IsReviewedByPublisher = isReviewed,
    };
}
