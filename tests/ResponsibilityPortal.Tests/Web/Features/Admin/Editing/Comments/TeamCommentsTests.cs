using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing.Comments;

public sealed class TeamCommentsTests : IAsyncLifetime
{
    private const string Slug = "sample";
    private const string Secret = "The provider's contract is not signed yet.";
    private static readonly CellKey Cell = new("sign-in", "saas");

    private PortalWithUsers _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TeamComments Comments => _portal.Service<TeamComments>();

    private Member Ada => _portal.Admin;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        await _portal.Host.PublishAsync(Given.Matrix());
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Add_CommentOnACell_IsListedAndRecorded()
    {
        var bob = await _portal.JoinAsync(Roles.Approver, "Bob");
        Assert.IsType<CommentOutcome.Done>(await AddAsync($" {Secret} ", bob));
        var comment = Assert.Single(await Comments.ListAsync(Slug, Cell, Ada.Actor, Cancellation));
        Assert.Equal((Secret, "Bob", Cell, null), (comment.Text, comment.By.Name, comment.Cell, comment.ResolvedBy));
        Assert.Equal([comment], await Comments.ListAsync(Slug, null, Ada.Actor, Cancellation));
        Assert.Empty(await Comments.ListAsync(Slug, new CellKey("sign-in", "paas"), Ada.Actor, Cancellation));
        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("comment.added", Secret), (entry.Action, PortalWithUsers.DataOf(entry).GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Resolve_Comment_ClosesItUntilItIsReopened()
    {
        await AddAsync(Secret, Ada);
        var comment = Assert.Single(await Comments.ListAsync(Slug, null, Ada.Actor, Cancellation));
        Assert.IsType<CommentOutcome.Done>(await Comments.ResolveAsync(Slug, comment.Id, true, Ada.Change(), Cancellation));
        Assert.Empty(await Comments.ListAsync(Slug, null, Ada.Actor, Cancellation));
        Assert.Equal(Ada.Name, Assert.Single(await Comments.ListAsync(Slug, Cell, Ada.Actor, Cancellation)).ResolvedBy);
        await Comments.ResolveAsync(Slug, comment.Id, false, Ada.Change(), Cancellation);
        Assert.Single(await Comments.ListAsync(Slug, null, Ada.Actor, Cancellation));
    }

    [Fact]
    public async Task Add_SameOperationTwice_CommentsOnce()
    {
        var change = Ada.Change();
        await Comments.AddAsync(Slug, Cell, Secret, change, Cancellation);
        Assert.IsType<CommentOutcome.Done>(await Comments.AddAsync(Slug, Cell, Secret, change, Cancellation));
        Assert.Single(await Comments.ListAsync(Slug, null, Ada.Actor, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task Add_EmptyComment_IsRefused(string text) => Assert.IsType<CommentOutcome.Invalid>(await AddAsync(text, Ada));

    [Fact]
    public async Task Add_CommentThatCannotBeStored_IsRefusedInWords()
    {
        Assert.IsType<CommentOutcome.Invalid>(await AddAsync(new string('x', TeamComments.TextMaxLength + 1), Ada));
        Assert.IsType<CommentOutcome.Invalid>(
            await Comments.AddAsync(Slug, new CellKey("nothing", "saas"), Secret, Ada.Change(), Cancellation)
        );
        Assert.Equal(
            new CommentOutcome.NotDone(Refusal.NotFound),
            await Comments.AddAsync("nothing", Cell, Secret, Ada.Change(), Cancellation)
        );
        Assert.Equal(
            new CommentOutcome.NotDone(Refusal.NotFound),
            await Comments.ResolveAsync(Slug, Guid.NewGuid(), true, Ada.Change(), Cancellation)
        );
    }

    [Theory]
    [InlineData(Roles.None)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Admin)]
    public async Task Comments_WithoutADraftRole_AreNeitherReadNorWritten(Roles roles)
    {
        await AddAsync(Secret, Ada);
        var bob = await _portal.JoinAsync(roles, "Bob");
        Assert.Empty(await Comments.ListAsync(Slug, null, bob.Actor, Cancellation));
        Assert.Equal(new CommentOutcome.NotDone(Refusal.NotAllowed), await AddAsync("Me too.", bob));
        Assert.Single(await Comments.ListAsync(Slug, null, Ada.Actor, Cancellation));
    }

    [Fact]
    public async Task Publish_DraftWithComments_LeavesThemInTheDraft()
    {
        await AddAsync(Secret, Ada);
        await _portal
            .Service<MatrixEditor>()
            .AssignAsync(
                AssignCells.One(
                    Slug,
                    "keys",
                    new ResponsibilityPortal.Domain.Matrices.Assignment("saas") { Accountable = Given.Provider },
                    new CellVersion(1, 0)
                ),
                Ada.Change(),
                Cancellation
            );
        var published = Assert.IsType<PublishOutcome.Published>(
            await _portal.Host.Publisher.PublishDraftAsync(new PublishDraft(Slug, 1, "Why."), Ada.Change(), Cancellation)
        );
        Assert.DoesNotContain(Secret, System.Text.Encoding.UTF8.GetString(published.Content), StringComparison.Ordinal);
        Assert.Single(await Comments.ListAsync(Slug, null, Ada.Actor, Cancellation));
        foreach (
            var address in new[]
            {
                "/matrices/sample",
                "/matrices/sample/responsibilities/sign-in",
                "/matrices/sample/export.csv",
                "/matrices/sample/export.json",
            }
        )
        {
            Assert.DoesNotContain("contract", (await _portal.Stranger().GetAsync(address)).Body, StringComparison.Ordinal);
        }
    }

    private Task<CommentOutcome> AddAsync(string text, Member by) => Comments.AddAsync(Slug, Cell, text, by.Change(), Cancellation);
}
