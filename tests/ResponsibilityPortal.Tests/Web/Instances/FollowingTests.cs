using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Tests.Web.Instances;

public sealed class FollowingTests
{
    private const string Slug = "sample";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Both have the clock of the machine, and look for news once a second by themselves.</summary>
    [Fact]
    public async Task Version_PublishedOnOneInstance_IsServedByTheOther()
    {
        using var database = PostgresForTests.MakeStore();
        using var firstData = new TemporaryDirectory();
        using var secondData = new TemporaryDirectory();
        await using var first = PortalHost.Start(firstData, null, [("Portal:Seed", "none"), .. database.Settings]);
        TwoInstances.CopyCheckpointKey(firstData, secondData);
        await using var second = PortalHost.Start(secondData, null, [("Portal:Seed", "none"), .. database.Settings]);
        var moved = second.Published.NextMoveAsync(Cancellation);
        await first.PublishAsync(Given.Matrix());
        while (second.Published.Find(Slug)?.Checkpoints.ContainsKey(1) != true)
        {
            await moved;
            moved = second.Published.NextMoveAsync(Cancellation);
        }

        Assert.Contains(Given.Matrix().Title, await second.ReadAsync($"/matrices/{Slug}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_EditedOnOneInstance_IsShownByTheOther()
    {
        var key = new CellKey("keys", "saas");
        await using var both = await TwoInstances.StartAsync();
        await both.First.Host.PublishAsync(Given.Matrix());
        await both.FollowAsync();
        var open = both.OfSecond<DraftSnapshots>();
        var cell = (await open.FindAsync(Slug, Cancellation))!.Find(key)!;
        var changed = new List<string>();
        open.Changed += changed.Add;
        var edited = cell.Content with { Notes = [new PartyNote(cell.Content.Accountable!, "Rotated each year.")] };
        var outcome = await both
            .First.Service<MatrixEditor>()
            .AssignAsync(AssignCells.One(Slug, key.Responsibility, edited, cell.Version), both.First.Admin.Change(), Cancellation);
        Assert.True(outcome is AssignOutcome.Assigned, outcome.ToString());
        await both.FollowAsync();
        Assert.Equal([Slug], changed.Distinct());
        Assert.Equal(edited, (await open.FindAsync(Slug, Cancellation))!.Find(key)!.Content);
    }
}
