using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Publishing;

public sealed class StartupImportTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    [Fact]
    public async Task Start_ImportsTheBuiltInMatrixAsVersion1WithoutApproval()
    {
        await using var host = PortalHost.Start(_data, null);
        var version = Assert.Single(host.Published.All).Latest;
        Assert.Equal(("yugabytedb", 1), (version.Matrix, version.Number));
        Assert.True(version.IsImported);
        Assert.Equal(Actor.Import, version.PublishedBy);
        Assert.Null(version.ApprovedBy);
        Assert.Contains("imported; approval: none", await host.ReadAsync("/matrices/yugabytedb"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Again_ChangesNothing()
    {
        var first = await StateAfterStartAsync();
        var second = await StateAfterStartAsync();
        Assert.Equal(4, first.Count);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Start_WithoutTheBuiltInMatrix_IsEmpty()
    {
        await using var host = PortalHost.Start(_data, null, ("Portal:Seed", "none"));
        Assert.Empty(host.Published.All);
    }

    [Fact]
    public async Task Start_WithAFileOfANewSlug_ImportsAndPublishesIt()
    {
        var file = await FileAsync(Given.Matrix());
        await using var host = PortalHost.Start(_data, null, ("Portal:Import", file));
        Assert.Equal(["sample", "yugabytedb"], host.Published.All.Select(versions => versions.Matrix));
        Assert.Equal("Imported at start from matrix.json.", host.Published.Find("sample")!.Latest.Message);
        Assert.Contains("The sample matrix", await host.ReadAsync("/matrices/sample"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAFileOfAKnownSlug_IgnoresIt()
    {
        await using (var first = PortalHost.Start(_data, null, ("Portal:Import", await FileAsync(Given.Matrix())))) { }

        await using var second = PortalHost.Start(_data, null, ("Portal:Import", await FileAsync(Given.Matrix().Without("keys"))));
        Assert.Single(second.Published.Find("sample")!.Records);
    }

    [Fact]
    public async Task Import_WithUsersAndARequiredSecondApprover_IsStoredAsADraft()
    {
        await using var portal = await PortalWithUsers.StartAsync(("Portal:Seed", "none"), ("Portal:FourEyes", "true"));
        var ada = portal.Admin;
        await portal.StopAsync();
        var file = await FileAsync(Given.Matrix());
        for (var start = 0; start < 2; start++)
        {
            await using var host = PortalHost.Start(
                portal.Data,
                portal.Clock,
                ("Portal:Seed", "none"),
                ("Portal:FourEyes", "true"),
                ("Portal:Import", file)
            );
            Assert.Null(host.Published.Find("sample"));
            var reviews = host.Services.GetRequiredService<DraftReviews>();
            var review = (await reviews.OpenAsync("sample", ada.Actor, TestContext.Current.CancellationToken))!;
            Assert.Equal([Actor.Import], review.Editors);
            if (start == 1)
            {
                var outcome = await host.Publisher.PublishDraftAsync(
                    new PublishDraft("sample", 0, "Reviewed.", Seen: review.Draft.ContentHash, MoveReason: "New."),
                    ada.Change(),
                    TestContext.Current.CancellationToken
                );
                Assert.Equal(ada.Actor, Assert.IsType<PublishOutcome.Published>(outcome).Version.ApprovedBy);
            }
        }
    }

    public void Dispose() => _data.Dispose();

    private async Task<string> FileAsync(ResponsibilityPortal.Domain.Matrices.Matrix matrix)
    {
        var file = _data.File("matrix.json");
        await File.WriteAllBytesAsync(file, MatrixWriter.Write(matrix), TestContext.Current.CancellationToken);
        return file;
    }

    private async Task<List<string>> StateAfterStartAsync()
    {
        await using var host = PortalHost.Start(_data, null);
        await using var store = host.OpenStore();
        return
        [
            .. store.Versions.Select(version => $"{version.Matrix} {version.Number} {version.VersionHash}"),
            .. store.AuditEntries.Where(entry => entry.Stream == AuditStream.Content).Select(entry => $"{entry.Sequence} {entry.Hash}"),
            .. store
                .AuditHeads.Where(head => head.Stream == AuditStream.Content)
                .Select(head => $"{head.Stream} {head.Sequence} {head.Hash}"),
            .. store.Matrices.Select(matrix => $"{matrix.Id} {matrix.RowVersion}"),
            .. store.Drafts.Select(draft => draft.ContentHash),
        ];
    }
}
