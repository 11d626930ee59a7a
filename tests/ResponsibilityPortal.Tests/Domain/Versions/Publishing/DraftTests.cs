using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Versions.Publishing;

public sealed class DraftTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, 123, 456, TimeSpan.FromHours(2));
    private static readonly Change Change = new(new Actor("u-1", "Ann"), Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), "Because.");
    private static readonly Matrix Other = TestMatrix.Read() with { Title = "Another title" };

    private static MatrixVersion Publish(Matrix content, MatrixVersion? latest) =>
        Assert.IsType<PublishOutcome.Published>(new Draft(content, latest).Publish(latest?.Number ?? 0, "Because.", Change, Now)).Version;

    [Fact]
    public void Publish_FirstVersion_HasNumber1AndNoPreviousHash()
    {
        var outcome = new Draft(TestMatrix.Read(), null).Publish(0, "First.", Change, Now);

        var published = Assert.IsType<PublishOutcome.Published>(outcome);
        Assert.Equal(MatrixWriter.Write(TestMatrix.Read()), published.Content);
        Assert.Equal(
            new MatrixVersion
            {
                Matrix = "lamp",
                Number = 1,
                ContentHash = Sha256Hash.Of(published.Content),
                PreviousVersionHash = null,
                PublishedAt = UtcInstant.Parse("2026-01-31T10:00:00.123Z"),
                InForceFrom = UtcInstant.Parse("2026-01-31T10:00:00.123Z"),
                PublishedBy = Change.Actor,
                ApprovedBy = null,
                Message = "First.",
            },
            published.Version
        );
    }

    [Fact]
    public void Publish_NextVersion_NamesThePreviousHash()
    {
        var first = Publish(TestMatrix.Read(), null);
        var second = Publish(Other, first);

        Assert.Equal(2, second.Number);
        Assert.Equal(first.VersionHash, second.PreviousVersionHash);
    }

    [Fact]
    public void Publish_EarlierContent_RepeatsOnlyTheContentHash()
    {
        var first = Publish(TestMatrix.Read(), null);
        var third = Publish(TestMatrix.Read(), Publish(Other, first));

        Assert.Equal(first.ContentHash, third.ContentHash);
        Assert.NotEqual(first.VersionHash, third.VersionHash);
    }

    [Fact]
    public void Publish_ContentOfTheLatestVersion_IsUnchanged()
    {
        var latest = Publish(TestMatrix.Read(), null);

        Assert.Equal(new PublishOutcome.Unchanged(latest), new Draft(TestMatrix.Read(), latest).Publish(1, "Again.", Change, Now));
    }

    [Fact]
    public void Publish_WithUnassignedCells_NamesThemAndIsRefused()
    {
        var gappy = TestMatrix.Accepted(TestMatrix.Without("/domains/1/responsibilities/1/assignments"));

        Assert.Equal(
            new PublishOutcome.Incomplete([new Gap("buildings", "hosted"), new Gap("buildings", "own")]),
            new Draft(gappy, null).Publish(0, "Gaps.", Change, Now)
        );
    }

    [Fact]
    public void Publish_WhenTheClockIsBehindTheLatestVersion_IsRefused()
    {
        var latest = Publish(TestMatrix.Read(), null);
        var refused = Assert.IsType<PublishOutcome.Invalid>(new Draft(Other, latest).Publish(1, "Early.", Change, Now.AddDays(-2)));
        Assert.Contains("version 1 was published on", refused.Problem, StringComparison.Ordinal);
        Assert.IsType<PublishOutcome.Published>(new Draft(Other, latest).Publish(1, "At the same time.", Change, Now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Publish_BasedOnAnotherVersion_NamesTheLatest(int basedOn) =>
        Assert.Equal(
            new PublishOutcome.Stale(1),
            new Draft(Other, Publish(TestMatrix.Read(), null)).Publish(basedOn, "Late.", Change, Now)
        );

    [Fact]
    public void Publish_BasedOnAMissingVersion_NamesTheLatest() =>
        Assert.Equal(new PublishOutcome.Stale(0), new Draft(Other, null).Publish(1, "Early.", Change, Now));
}
