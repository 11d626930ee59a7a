using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Tests.Domain.Versions.Publishing;

/// <summary>A: edited the content or started its publication. B and C: other users.</summary>
public sealed class PendingPublicationTests
{
    [Theory]
    [InlineData("A", "A", null, false, PublishDecision.WithoutApproval)]
    [InlineData("A", "B", null, true, PublishDecision.WithoutApproval)]
    [InlineData("A", "A", "B", false, PublishDecision.Approved)]
    [InlineData("A", "B", "A", false, PublishDecision.Approved)]
    [InlineData("", "A", null, false, PublishDecision.WithoutApproval)]
    public void Decide_WithoutRequirement_NamesOnlyTheApprover(
        string contributors,
        string publisher,
        string? approver,
        bool isReviewed,
        PublishDecision expected
    ) => Assert.Equal(expected, Pending(contributors, publisher, approver, isReviewed, isRequired: false).Decide());

    [Theory]
    [InlineData("A", "A", null, true, PublishDecision.Refused)]
    [InlineData("A", "A", "A", true, PublishDecision.Refused)]
    [InlineData("A", "A", "B", true, PublishDecision.Refused)]
    [InlineData("AB", "B", "C", true, PublishDecision.Refused)]
    [InlineData("A", "B", null, false, PublishDecision.Refused)]
    [InlineData("A", "B", "A", false, PublishDecision.Refused)]
    [InlineData("", "B", null, true, PublishDecision.Refused)]
    [InlineData("", "B", "C", true, PublishDecision.Refused)]
    [InlineData("A", "B", null, true, PublishDecision.ApprovedByPublisher)]
    [InlineData("A", "B", "A", true, PublishDecision.ApprovedByPublisher)]
    [InlineData("A", "B", "B", false, PublishDecision.Approved)]
    [InlineData("A", "B", "C", false, PublishDecision.Approved)]
    [InlineData("A", "B", "C", true, PublishDecision.Approved)]
    public void Decide_WithRequirement_NeedsAnApproverWithoutEdits(
        string contributors,
        string publisher,
        string? approver,
        bool isReviewed,
        PublishDecision expected
    ) => Assert.Equal(expected, Pending(contributors, publisher, approver, isReviewed, isRequired: true).Decide());

    [Fact]
    public void Decide_AtFirstStart_AllowsTheImport() =>
        Assert.Equal(
            PublishDecision.WithoutApproval,
            (Pending("I", "I", null, isReviewed: false, isRequired: true) with { IsFirstStart = true }).Decide()
        );

    private static PendingPublication Pending(string contributors, string publisher, string? approver, bool isReviewed, bool isRequired) =>
        new()
        {
            RequiresSecondApprover = isRequired,
            Contributors = [.. contributors.Select(letter => letter.ToString())],
            Publisher = publisher,
            Approver = approver,
            IsReviewedByPublisher = isReviewed,
        };
}
