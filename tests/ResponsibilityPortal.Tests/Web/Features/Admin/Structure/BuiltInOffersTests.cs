using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure;

public sealed class BuiltInOffersTests : IAsyncLifetime
{
    private const string Slug = "sample";
    private static readonly Matrix Newer = Given.Matrix().Without("keys");
    private static readonly Matrix Newest = Given.Matrix().Moving("keys", "saas", Given.Provider);

    private PortalWithUsers _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private BuiltInOffers Offers => _portal.Service<BuiltInOffers>();

    private Member Ada => _portal.Admin;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        await _portal.Host.PublishAsync(Given.Matrix());
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Offer_WithoutANewerMatrix_DoesNotExist() => Assert.Null(await FindAsync());

    [Fact]
    public async Task Accept_Offer_ReplacesTheDraftAndClosesTheOffer()
    {
        Assert.True(await OfferAsync(Newer));
        var offer = (await FindAsync())!;
        Assert.IsType<StructureOutcome.Edited>(
            await Offers.AcceptAsync(Slug, offer.ContentHash, offer.Draft.ContentHash, Ada.Change(), Cancellation)
        );
        var draft = (await _portal.Service<DraftStructureEditor>().OpenAsync(Slug, Ada.Actor, Cancellation))!;
        Assert.Equal(offer.ContentHash, draft.ContentHash);
        Assert.Null(await FindAsync());
        Assert.False(await OfferAsync(Newer));
    }

    [Fact]
    public async Task Accept_ThenUndo_DoesNotOfferAgain()
    {
        await OfferAsync(Newer);
        var offer = (await FindAsync())!;
        var change = Ada.Change();
        await Offers.AcceptAsync(Slug, offer.ContentHash, offer.Draft.ContentHash, change, Cancellation);
        Assert.IsType<StructureOutcome.Edited>(
            await _portal.Service<DraftStructureEditor>().UndoAsync(Slug, change.OperationId, Ada.Change(), Cancellation)
        );
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Accept_WithADraftEditedSince_IsRefused()
    {
        await OfferAsync(Newer);
        var offer = (await FindAsync())!;
        Assert.IsType<StructureOutcome.Stale>(
            await Offers.AcceptAsync(Slug, offer.ContentHash, "an earlier hash", Ada.Change(), Cancellation)
        );
        Assert.Equal(
            new StructureOutcome.NotDone(Refusal.NotFound),
            await Offers.AcceptAsync(Slug, "another offer", offer.Draft.ContentHash, Ada.Change(), Cancellation)
        );
        Assert.NotNull(await FindAsync());
    }

    [Fact]
    public async Task Dismiss_Offer_HidesItUntilANewerOne()
    {
        await OfferAsync(Newer);
        var change = Ada.Change();
        var offer = (await FindAsync())!;
        Assert.IsType<StructureOutcome.Edited>(await Offers.DismissAsync(Slug, offer.ContentHash, change, Cancellation));
        Assert.IsType<StructureOutcome.Edited>(await Offers.DismissAsync(Slug, offer.ContentHash, change, Cancellation));
        Assert.Null(await FindAsync());
        Assert.False(await OfferAsync(Newer));
        Assert.Equal("built-in-matrix.dismissed", (await _portal.ActionsAsync(AuditStream.Content))[^1]);

        Assert.True(await OfferAsync(Newest));
        Assert.NotEqual(offer.ContentHash, (await FindAsync())!.ContentHash);
        Assert.IsType<StructureOutcome.Edited>(
            await Offers.DismissAsync(Slug, (await FindAsync())!.ContentHash, Ada.Change(), Cancellation)
        );
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Offer_WithoutTheRole_CannotBeDecided()
    {
        await OfferAsync(Newer);
        var offer = (await FindAsync())!;
        var approver = await _portal.JoinAsync(Roles.Approver, "Abe");
        Assert.Equal(
            new StructureOutcome.NotDone(Refusal.NotAllowed),
            await Offers.DismissAsync(Slug, offer.ContentHash, approver.Change(), Cancellation)
        );
        Assert.Equal(
            new StructureOutcome.NotDone(Refusal.NotAllowed),
            await Offers.AcceptAsync(Slug, offer.ContentHash, offer.Draft.ContentHash, approver.Change(), Cancellation)
        );
        Assert.NotNull(await Offers.FindAsync(Slug, approver.Actor, Cancellation));
        Assert.Null(await Offers.FindAsync(Slug, (await _portal.JoinAsync(Roles.Auditor, "Aud")).Actor, Cancellation));
    }

    private Task<BuiltInOffer?> FindAsync() => Offers.FindAsync(Slug, Ada.Actor, Cancellation);

    private Task<bool> OfferAsync(Matrix matrix) =>
        _portal.Service<ImportedDrafts>().OfferBuiltInAsync(matrix, new Change(Actor.Import, Guid.CreateVersion7(), null), Cancellation);
}
