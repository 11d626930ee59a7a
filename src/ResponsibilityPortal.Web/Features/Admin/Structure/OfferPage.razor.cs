using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Shows what the built-in matrix of a newer release would change. Editors can use it or dismiss it.</summary>
public sealed partial class OfferPage
{
    private readonly Guid _acceptance = Guid.CreateVersion7();
    private readonly Guid _dismissal = Guid.CreateVersion7();

    private SignedIn? _who;
    private BuiltInOffer? _offer;
    private IReadOnlyList<string> _problems = [];
    private string? _done;
    private bool _isRead;
    private bool _isBusy;

    [Parameter]
    public required string Matrix { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required BuiltInOffers Offers { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _offer = _who is null ? null : await Offers.FindAsync(Matrix, _who.Actor, CancellationToken.None);
        _isRead = true;
    }

    private Task AcceptAsync() =>
        ActAsync(() => Offers.AcceptAsync(Matrix, _offer!.ContentHash, _offer.Draft.ContentHash, By(_acceptance), CancellationToken.None));

    private Task DismissAsync() => ActAsync(() => Offers.DismissAsync(Matrix, _offer!.ContentHash, By(_dismissal), CancellationToken.None));

    private Change By(Guid operationId) => new(_who!.Actor, operationId, null);

    private async Task ActAsync(Func<Task<StructureOutcome>> act)
    {
        _isBusy = true;
        var outcome = await act();
        (_done, _problems) = outcome is StructureOutcome.Edited(var words, _)
            ? (words, (IReadOnlyList<string>)[])
            : (
                null,
                [
                    outcome is StructureOutcome.Stale
                        ? "The draft has changed in the meantime. Nothing was saved. The changes below are current."
                        : StructureOutcomeWords.Of(outcome),
                ]
            );
        await ReadAsync();
        _isBusy = false;
    }
}
