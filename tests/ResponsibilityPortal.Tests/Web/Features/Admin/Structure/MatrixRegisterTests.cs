using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure;

public sealed class MatrixRegisterTests : IAsyncLifetime
{
    private static readonly NewMatrix Lamp = new(
        "lamp",
        "Lamp responsibilities",
        "Lamp Works",
        Standing.Example,
        "Who does what in Lamp.",
        "Access",
        "Set up sign-in"
    );

    private PortalWithUsers _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MatrixRegister Register => _portal.Service<MatrixRegister>();

    private Member Ada => _portal.Admin;

    public async ValueTask InitializeAsync() => _portal = await PortalWithUsers.StartAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Create_Matrix_IsADraftThatReadersDoNotSee()
    {
        Assert.Equal(new CreateOutcome.Created("lamp"), await CreateAsync());
        var draft = (await OpenAsync("lamp"))!;
        Assert.Equal((0, true, 4), (draft.Frame.Latest, draft.HasChanges, MatrixCompleteness.GapsIn(draft.Content).Count));
        Assert.Equal(["P", "L", "C"], draft.Content.Parties.Select(party => party.Letter));
        await _portal.Host.ReadAsync("/matrices/lamp", HttpStatusCode.NotFound);
        await _portal.Host.ReadAsync("/matrices/lamp/versions", HttpStatusCode.NotFound);
        Assert.DoesNotContain("lamp", await _portal.Host.ReadAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.Equal(
            new KnownMatrix("lamp", Lamp.Title, 0, draft.ContentHash),
            Assert.Single((await Register.ListAsync(Ada.Actor, Cancellation))!)
        );
    }

    [Fact]
    public async Task Create_Matrix_RecordsItsWholeContent()
    {
        await CreateAsync();
        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("matrix.created", "matrices/lamp"), (entry.Action, entry.Target));
        Assert.Equal(Lamp.Title, PortalWithUsers.DataOf(entry).GetProperty("content").GetProperty("title").GetString());
    }

    [Fact]
    public async Task Publish_CreatedMatrix_IsVersion1()
    {
        await CreateAsync();
        Assert.IsType<PublishOutcome.Incomplete>(await PublishAsync());
        var cells = (await OpenAsync("lamp"))!
            .Content.HostingModels.Select(model => new AssignCell(
                "set-up-sign-in",
                new Assignment(model.Slug) { Accountable = Party.ReaderSlug },
                new CellVersion(0, 0)
            ))
            .ToValueList();
        Assert.IsType<AssignOutcome.Assigned>(
            await _portal.Service<MatrixEditor>().AssignAsync(new AssignCells("lamp", cells), Ada.Change(), Cancellation)
        );
        var version = Assert.IsType<PublishOutcome.Published>(await PublishAsync()).Version;
        Assert.Equal((1, null, Ada.Actor), (version.Number, version.PreviousVersionHash, version.PublishedBy));
        Assert.Contains(Lamp.Title, await _portal.Host.ReadAsync("/matrices/lamp"), StringComparison.Ordinal);
        Assert.False((await OpenAsync("lamp"))!.HasChanges);
    }

    [Fact]
    public async Task Create_WithAUsedOrReservedShortName_IsRefused()
    {
        await CreateAsync();
        Assert.IsType<CreateOutcome.Exists>(await CreateAsync());
        Assert.IsType<CreateOutcome.Invalid>(await CreateAsync(Lamp with { Slug = "new" }));
        var problems = Assert.IsType<CreateOutcome.Invalid>(await CreateAsync(Lamp with { Slug = "Not a slug", Title = "" })).Problems;
        Assert.Equal(["short name", "title"], problems.Select(problem => problem.Place));
    }

    [Fact]
    public async Task Create_Copy_HasThePublishedContentOrTheDraft()
    {
        await _portal.Host.PublishAsync(Given.Matrix());
        await _portal
            .Service<DraftStructureEditor>()
            .EditStructureAsync(
                "sample",
                new StructureEdit.PutRow(new Responsibility { Slug = "extra", Title = "Extra" }, null, "access"),
                Ada.Change(),
                Cancellation
            );
        Assert.IsType<CreateOutcome.Created>(
            await Register.CopyAsync(new CopyMatrix("sample", false, "published-copy", "A copy"), Ada.Change(), Cancellation)
        );
        Assert.IsType<CreateOutcome.Created>(
            await Register.CopyAsync(new CopyMatrix("sample", true, "draft-copy", "A copy"), Ada.Change(), Cancellation)
        );
        Assert.Equal(3, (await OpenAsync("published-copy"))!.Content.Responsibilities.Count());
        Assert.Equal(4, (await OpenAsync("draft-copy"))!.Content.Responsibilities.Count());
        Assert.Equal("A copy", (await OpenAsync("draft-copy"))!.Content.Title);
        Assert.Equal(
            new CreateOutcome.NotDone(Refusal.NotFound),
            await Register.CopyAsync(new CopyMatrix("nothing", true, "x", "X"), Ada.Change(), Cancellation)
        );
        Assert.Equal(
            new CreateOutcome.NotDone(Refusal.NotFound),
            await Register.CopyAsync(new CopyMatrix("draft-copy", false, "x", "X"), Ada.Change(), Cancellation)
        );
    }

    [Fact]
    public async Task Create_FromAFile_HasItsContent()
    {
        Assert.IsType<CreateOutcome.Created>(await Register.CreateFromFileAsync(TestMatrix.Read(), Ada.Change(), Cancellation));
        Assert.Equal(TestMatrix.Read(), (await OpenAsync("lamp"))!.Content);
        Assert.IsType<PublishOutcome.Published>(await PublishAsync());
    }

    [Fact]
    public async Task Remove_UnpublishedMatrix_FreesItsShortName()
    {
        await CreateAsync();
        Assert.IsType<CreateOutcome.Stale>(await Register.RemoveAsync("lamp", "an earlier hash", Ada.Change(), Cancellation));
        var change = Ada.Change();
        var seen = (await OpenAsync("lamp"))!.ContentHash;
        Assert.IsType<CreateOutcome.Removed>(await Register.RemoveAsync("lamp", seen, change, Cancellation));
        Assert.IsType<CreateOutcome.Removed>(await Register.RemoveAsync("lamp", seen, change, Cancellation));
        Assert.Null(await OpenAsync("lamp"));
        Assert.Equal(new CreateOutcome.NotDone(Refusal.NotFound), await Register.RemoveAsync("lamp", seen, Ada.Change(), Cancellation));
        Assert.IsType<CreateOutcome.Created>(await CreateAsync());
        Assert.NotNull(await OpenAsync("lamp"));
    }

    [Fact]
    public async Task Import_OfAnUnpublishedMatrix_IsRefused()
    {
        await CreateAsync();
        var outcome = await _portal.Host.Publisher.PublishAsync(
            new PublishMatrix(TestMatrix.Read(), 0, "Imported."),
            Given.Change(),
            Cancellation
        );
        Assert.Equal(new PublishOutcome.Stale(0), outcome);
        Assert.Equal(Lamp.Title, (await OpenAsync("lamp"))!.Content.Title);
        await _portal.Host.ReadAsync("/matrices/lamp", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Remove_PublishedMatrix_IsRefused()
    {
        await _portal.Host.PublishAsync(Given.Matrix());
        Assert.IsType<CreateOutcome.IsPublished>(
            await Register.RemoveAsync("sample", (await OpenAsync("sample"))!.ContentHash, Ada.Change(), Cancellation)
        );
    }

    [Fact]
    public async Task Create_IsForEditorsAndOncePerOperation()
    {
        var approver = await _portal.JoinAsync(Roles.Approver, "Abe");
        Assert.Equal(new CreateOutcome.NotDone(Refusal.NotAllowed), await Register.CreateAsync(Lamp, approver.Change(), Cancellation));
        Assert.Null(await Register.ListAsync((await _portal.JoinAsync(Roles.Auditor, "Aud")).Actor, Cancellation));
        var change = Ada.Change();
        Assert.Equal(new CreateOutcome.Created("lamp"), await Register.CreateAsync(Lamp, change, Cancellation));
        Assert.Equal(new CreateOutcome.Created("lamp"), await Register.CreateAsync(Lamp, change, Cancellation));
        Assert.Equal(
            new CreateOutcome.NotDone(Refusal.OperationUsed),
            await Register.CreateAsync(Lamp with { Slug = "torch" }, change, Cancellation)
        );
        Assert.Equal(
            new StructureOutcome.NotDone(Refusal.OperationUsed),
            await _portal.Service<DraftStructureEditor>().UndoAsync("lamp", change.OperationId, change, Cancellation)
        );
    }

    private Task<CreateOutcome> CreateAsync(NewMatrix? matrix = null) => Register.CreateAsync(matrix ?? Lamp, Ada.Change(), Cancellation);

    private Task<DraftSnapshot?> OpenAsync(string matrix) =>
        _portal.Service<DraftStructureEditor>().OpenAsync(matrix, Ada.Actor, Cancellation);

    private Task<PublishOutcome> PublishAsync() =>
        _portal.Host.Publisher.PublishDraftAsync(new PublishDraft("lamp", 0, "First."), Ada.Change(), Cancellation);
}
